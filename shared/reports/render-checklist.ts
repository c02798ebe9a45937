import { html, type Html } from './html.ts';
import { gateOf, type ReportModel } from './report-model.ts';
import type { ReportPage } from './report-page.ts';
import type { ChecklistItem, Evidence } from '#shared/checklists/checklist-item.ts';
import { asksForChecklist } from '#shared/decisions/asks-for-checklist.ts';
import { foundSentence, itemSentence } from '#shared/checklists/item-sentence.ts';

const OPEN_ON_PAGE_ONE = 2;

/** The item's own text, or the words of its code. */
export function itemText(page: ReportPage, { code, text }: Pick<ChecklistItem, 'code' | 'text'>): string {
  const sentence = itemSentence({ code, text });
  return text ?? (sentence === null ? '' : page.checklist(sentence));
}

function evidenceText(page: ReportPage, evidence: Evidence): string {
  if (evidence.kind === 'file') {
    return page.say('checklist.file', { fileName: evidence.fileName, hash: evidence.sha256.slice(0, 6) });
  }
  return evidence.text;
}

/** What the app found when it judged the item; '' for items people tick. */
function foundText(page: ReportPage, item: ChecklistItem): string {
  const sentence = foundSentence(item);
  return sentence === null ? '' : page.checklist(sentence);
}

function stateDetail(page: ReportPage, item: ChecklistItem): string {
  const evidence = item.evidence === null ? '' : evidenceText(page, item.evidence);
  const until = item.waivedUntil === null ? '' : page.say('checklist.until', { day: item.waivedUntil });
  const who =
    item.at === null || item.actor === '' ? '' : page.say('checklist.by', { name: item.actor, at: item.at });
  return [foundText(page, item), evidence, item.reason, until, who].filter((text) => text !== '').join(' · ');
}

function renderItem(page: ReportPage, item: ChecklistItem): Html {
  return html`<tr>
    <th scope="row">
      <span class="medium">${itemText(page, item)}</span>
      <span class="below">${stateDetail(page, item)}</span>
    </th>
    <td>${page.say(`checklist.weight.${item.weight}`)}</td>
    <td class="nowrap ${item.state === 'open' ? 'strong' : ''}">
      ${page.say(`checklist.state.${item.state}`)}
    </td>
  </tr>`;
}

/** Every item of the phase with its state, evidence and reason. */
export function renderChecklist(page: ReportPage, { checklist }: ReportModel): Html {
  const { say } = page;
  if (checklist.length === 0) {
    return html`<section>
      <h2>${say('checklist.title')}</h2>
      <p>${say('checklist.empty')}</p>
    </section>`;
  }
  return html`<section>
    <h2>${say('checklist.title')}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">${say('checklist.itemHead')}</th>
          <th scope="col">${say('checklist.weightHead')}</th>
          <th scope="col">${say('checklist.stateHead')}</th>
        </tr>
      </thead>
      <tbody>
        ${checklist.map((item) => renderItem(page, item))}
      </tbody>
    </table>
  </section>`;
}

function countSentence({ say }: ReportPage, checklist: readonly ChecklistItem[]): string {
  const blocking = checklist.filter(({ weight }) => weight === 'blocking');
  const complete = blocking.filter(({ state }) => state !== 'open').length;
  const waived = blocking.filter(({ state }) => state === 'waived').length;
  const counted = say('checklist.counted', { complete, count: blocking.length });
  return waived === 0 ? counted : `${counted} ${say('checklist.waived', { count: waived })}`;
}

/** Page one: how far the checklist is and which blocking items are open. */
export function renderChecklistSummary(page: ReportPage, model: ReportModel): Html {
  const { checklist } = model;
  const gate = gateOf(model);
  const open = checklist.filter(({ weight, state }) => weight === 'blocking' && state === 'open');
  const more = open.length - OPEN_ON_PAGE_ONE;
  return html`<div>
    <h2>${page.say('checklist.title')}</h2>
    <p>${checklist.length === 0 ? page.say('checklist.empty') : countSentence(page, checklist)}</p>
    ${
      open.length === 0
        ? null
        : html`<p class="soft">
            ${gate === null || asksForChecklist(gate) ? '' : page.say('checklist.unasked')}
            ${page.say('checklist.open')}
            ${open
              .slice(0, OPEN_ON_PAGE_ONE)
              .map((item) => itemText(page, item).replace(/\.$/, ''))
              .join('; ')}${more > 0 ? `; ${page.say('checklist.moreOpen', { count: more })}` : ''}
          </p>`
    }
  </div>`;
}
