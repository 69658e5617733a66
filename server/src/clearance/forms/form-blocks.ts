import type { PdfBlock, PdfRun } from '../../plant/pdf/index.ts'

/** A form's Markdown as blocks for paper: heads, paragraphs, lists and bold, which is all that a form uses. */
export function formBlocks(text: string): readonly PdfBlock[] {
  return text.split(/\n{2,}/).map((block): PdfBlock => {
    const [, marks, head] = /^(#{1,3}) (.+)$/s.exec(block) ?? []
    if (marks !== undefined && head !== undefined)
      return { kind: 'heading', level: marks.length as 1 | 2 | 3, text: head.replaceAll('**', '') }
    const lines = block.split('\n')
    return lines.every((line) => line.startsWith('- '))
      ? { kind: 'list', entries: lines.map((line) => runs(line.slice(2))) }
      : { kind: 'paragraph', text: runs(block) }
  })
}

function runs(text: string): readonly PdfRun[] {
  return text
    .split('**')
    .map((part, index) => ({ text: part, bold: index % 2 === 1 }))
    .filter((run) => run.text !== '')
}
