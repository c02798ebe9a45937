import { html, type Html } from './html.ts';
import type { HeardSegment, ReportModel, ReportTheme, ReportVoices } from './report-model.ts';
import type { ReportPage } from './report-page.ts';
import { SMALLEST_GROUP } from './small-groups.ts';

const SEGMENTS_ON_PAGE_ONE = 5;
const THEMES_ON_PAGE_ONE = 3;

function segmentName({ say }: ReportPage, { segment }: HeardSegment, attribute: string | null): string {
  if (segment === null) return say('heard.smallGroups');
  if (segment === '') return say(attribute === null ? 'heard.everybody' : 'heard.noSegment');
  return segment;
}

function renderSegment(page: ReportPage, segment: HeardSegment, attribute: string | null): Html {
  const { heard, people } = segment;
  const share = people === 0 ? 0 : Math.min(100, Math.round((100 * heard) / people));
  const ofN =
    people < heard || people === 0
      ? null
      : html` <span class="muted">${page.say('heard.ofN', { people })}</span>`;
  return html`<div class="row num">
      <span>${segmentName(page, segment, attribute)}</span>
      <span class="nowrap"><span class="medium">${page.formats.whole(heard)}</span>${ofN}</span>
    </div>
    <div class="share" aria-hidden="true"><div style="width:${share}%"></div></div>`;
}

export function renderHeard(page: ReportPage, { voices }: ReportModel): Html {
  const shown = voices.segments.slice(0, SEGMENTS_ON_PAGE_ONE);
  const kinds = voices.notes.map(({ kind, notes }) => page.say(`heard.kind.${kind}`, { count: notes }));
  return html`<div>
    <h2>${page.say('heard.title')}</h2>
    ${shown.map((segment) => renderSegment(page, segment, voices.attribute))}
    <p class="muted small">${kinds.length === 0 ? page.say('heard.nobody') : page.formats.list(kinds)}</p>
  </div>`;
}

function renderQuote(page: ReportPage, { quote }: ReportTheme): Html | null {
  if (quote === null) return null;
  const who = quote.segment === null ? quote.personCode : `${quote.personCode}, ${quote.segment}`;
  return html`<div class="soft quote">
    ${page.say('themes.quote', { text: quote.text })} <span class="muted nowrap">${who}</span>
  </div>`;
}

function dissentOf({ say }: ReportPage, { dissent }: ReportTheme): string {
  return dissent === 0 ? say('themes.noDissent') : say('themes.dissent', { count: dissent });
}

function renderTheme(page: ReportPage, theme: ReportTheme): Html {
  return html`<div class="say">
    <span class="medium">${theme.name}</span>
    <span class="end num medium"
      >${page.say('themes.nOfN', { people: theme.people, heard: theme.heard })}</span
    >
    <span class="end muted">${dissentOf(page, theme)}</span>
    ${renderQuote(page, theme)}
  </div>`;
}

function themesFoot(page: ReportPage, { themes }: ReportVoices): string {
  const more = themes.length - THEMES_ON_PAGE_ONE;
  return [page.say('themes.note'), more > 0 ? page.say('themes.more', { count: more }) : ''].join(' ').trim();
}

export function renderThemes(page: ReportPage, { voices }: ReportModel): Html {
  if (voices.themes.length === 0) {
    return html`<div>
      <h2>${page.say('themes.title')}</h2>
      <p class="muted">${page.say(voices.heard === 0 ? 'themes.nobody' : 'themes.none')}</p>
    </div>`;
  }
  return html`<div>
    <h2>${page.say('themes.title')}</h2>
    ${voices.themes.slice(0, THEMES_ON_PAGE_ONE).map((theme) => renderTheme(page, theme))}
    <p class="muted small">${themesFoot(page, voices)}</p>
  </div>`;
}

function cellText(page: ReportPage, theme: ReportTheme, segment: string): string {
  const cell = theme.cells.find((each) => each.segment === segment);
  if (cell === undefined || cell.heard < SMALLEST_GROUP) return page.say('themes.tooFew');
  return page.say('themes.nOfN', { people: cell.people, heard: cell.heard });
}

function renderThemeTable(page: ReportPage, { themes, attribute }: ReportVoices): Html {
  const segments =
    attribute === null
      ? []
      : [...new Set(themes.flatMap(({ cells }) => cells.map(({ segment }) => segment)))];
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${page.say('themes.theme')}</th>
        ${segments.map(
          (segment) =>
            html`<th scope="col" class="end">${segment === '' ? page.say('heard.noSegment') : segment}</th>`,
        )}
        <th scope="col" class="end">${page.say('themes.all')}</th>
        <th scope="col" class="end">${page.say('themes.against')}</th>
      </tr>
    </thead>
    <tbody>
      ${themes.map(
        (theme) =>
          html`<tr>
            <th scope="row">${theme.name}${renderQuote(page, theme)}</th>
            ${segments.map((segment) => html`<td class="end nowrap">${cellText(page, theme, segment)}</td>`)}
            <td class="end nowrap medium">
              ${page.say('themes.nOfN', { people: theme.people, heard: theme.heard })}
            </td>
            <td class="end">${page.formats.whole(theme.dissent)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function renderSevere(page: ReportPage, model: ReportModel): Html {
  if (model.severe.length === 0) return html`<p>${page.say('severe.none')}</p>`;
  return html`<ul>
    ${model.severe.map(
      ({ severity, text, personCode, day, resolution }) =>
        html`<li>
          <div class="row">
            <span class="medium">${text ?? page.say('severe.withheld')}</span>
            <span class="muted nowrap">${page.say('severe.severity', { severity })}</span>
          </div>
          <p class="muted">
            ${page.say(personCode === null ? 'severe.seen' : 'severe.seenWith', { day, personCode })}
            ${
              resolution === null
                ? html`<strong>${page.say('severe.open')}</strong>`
                : page.say('severe.resolved', {
                    name: resolution.actor,
                    at: resolution.at,
                    text: resolution.text,
                  })
            }
          </p>
        </li>`,
    )}
  </ul>`;
}

/** Every theme by segment with dissent, and every severe problem, open or resolved. */
export function renderVoicesSection(page: ReportPage, model: ReportModel): Html {
  const { voices } = model;
  return html`<section>
    <h2>${page.say('voices.title')}</h2>
    <h3>${page.say('themes.title')}</h3>
    ${
      voices.themes.length === 0
        ? html`<p>${page.say(voices.heard === 0 ? 'themes.nobody' : 'themes.none')}</p>`
        : html`${renderThemeTable(page, voices)}
            <p class="muted small">${page.say('themes.noteLong')} ${page.say('themes.smallNote')}</p>`
    }
    <h3>${page.say('severe.title')}</h3>
    ${renderSevere(page, model)}
  </section>`;
}
