import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml, html } from './html.ts';

describe('markup', () => {
  it('escapes every text, in elements and in attributes', () => {
    const text = `<script>alert("1")</script> & 'x'`;
    expect(html`<p title="${text}">${text}</p>`.markup).toBe(
      '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;">' +
        '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;</p>',
    );
  });

  it('keeps markup inside markup, lists and nothing as they are', () => {
    const items = ['a', '<b>'].map((text) => html`<li>${text}</li>`);
    expect(html`<p>${items}${null}${3}</p>`.markup).toBe('<p><li>a</li><li>&lt;b&gt;</li>3</p>');
  });

  it('leaves out what is no text: control characters and half characters', () => {
    expect(escapeHtml('a\u0000b\u0007\tc\ud800d')).toBe('ab\tc\ufffdd');
  });

  it('never lets a text open a tag, end an attribute or begin an entity of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"'`]|&(?!(amp|lt|gt|quot|#39|#96);)/);
      }),
    );
  });
});
