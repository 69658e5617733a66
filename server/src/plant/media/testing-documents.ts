import PDFDocument from 'pdfkit'

/** A call sheet as a PDF: words, who wrote it, a link, and on each page a red band above a blue one. */
export function callSheet({
  pages = 3,
  password,
}: { pages?: number; password?: string } = {}): Promise<Buffer> {
  const document = new PDFDocument({
    size: [400, 600],
    autoFirstPage: false,
    info: { Author: 'Mara Lindqvist', Title: 'Call sheet 14', Producer: 'Wharf 2.1' },
    ...(password === undefined ? {} : { userPassword: password }),
  })
  const parts: Buffer[] = []
  document.on('data', (part: Buffer) => parts.push(part))
  const whole = new Promise<Buffer>((resolve) => document.on('end', () => resolve(Buffer.concat(parts))))
  for (let page = 1; page <= pages; page++) {
    document.addPage()
    document.rect(0, 0, 400, 300).fill('#c00000').rect(0, 300, 400, 300).fill('#0000c0')
    document
      .fill('#ffffff')
      .text(`Call 06:30, Pier 4, page ${page}`, 40, 40, { link: 'https://tracker.example/seen' })
  }
  document.end()
  return whole
}
