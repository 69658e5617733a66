import { checkWords } from '@stagedoor/core/community'
import { expect, test } from 'vitest'
import { HOSTILE_WORDS } from './testing-hostile-words.ts'
import { renderWords } from './render-words.ts'

const html = (words: string) => renderWords(words, { production: 'saltlight' }).html

test('words may be stressed, linked, listed, quoted and set as code', () => {
  expect(html('A *lamp*, **forty** `oilskins`\nand https://example.org/a?b=1&c=2')).toBe(
    '<p>A <em>lamp</em>, <strong>forty</strong> <code>oilskins</code><br />\nand <a href="https://example.org/a?b=1&amp;c=2" rel="nofollow ugc noopener">https://example.org/a?b=1&amp;c=2</a></p>',
  )
  expect(html('> so he said\n\n- one\n- two\n\n3. three\n\n```\n<b>\n```')).toBe(
    '<blockquote>\n<p>so he said</p>\n</blockquote>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n<ol start="3">\n<li>three</li>\n</ol>\n<pre><code>&lt;b&gt;\n</code></pre>',
  )
  expect(html('# not a heading\n\n| no | table |\n|---|---|')).not.toMatch(/<h1|<table/)
})

test('a name links to its page, but not within a link or code, and its text says the same', () => {
  const {
    html: shown,
    text,
    names,
  } = renderWords('Ask @ida or [@ola](https://example.org) or `@eva`', {
    production: 'saltlight',
  })
  expect(shown).toContain('<a class="mention" href="/saltlight/fans/ida">@ida</a>')
  expect(shown.match(/class="mention"/g)).toHaveLength(1)
  expect(text).toBe('Ask @ida or @ola or @eva')
  expect(names).toContain('lda')
})

test('what stands in mark-up is read as a reader sees it', () => {
  expect(renderWords('M**ir**a &#100;i*e*s\n\n> n`o`w', { production: 'p' }).text).toBe('Mira dies\nnow')
})

test('no words become anything but words', () => {
  for (const hostile of HOSTILE_WORDS) {
    const checked = checkWords(hostile)
    const shown = html(checked.kind === 'fit' ? checked.words : '')
    const tags = [...shown.matchAll(/<\/?([a-z0-9]+)((?:[^>"]|"[^"]*")*)>/gi)]
    expect(shown.replaceAll(/<\/?[a-z0-9]+(?:[^>"]|"[^"]*")*>/gi, ''), hostile).not.toMatch(/[<>]/)
    for (const [whole, tag = '', attributes = ''] of tags) {
      expect(
        ['p', 'br', 'em', 'strong', 'a', 'ul', 'ol', 'li', 'blockquote', 'code', 'pre'],
        whole,
      ).toContain(tag)
      expect(
        attributes.replace(
          / (?:href="(?:https?:\/\/|\/saltlight\/fans\/)[^"<>]*"|rel="nofollow ugc noopener"|class="mention"|start="\d+")| \//g,
          '',
        ),
        whole,
      ).toBe('')
    }
  }
})

test('mark-up made to be slow or deep is rendered in no time', () => {
  for (const piece of ['[', '*', '`', '>', '_*', '[](', '- ', '![', '@a', '&', '<a '])
    expect(html(piece.repeat(2000 / piece.length)).length, piece).toBeLessThan(80_000)
})
