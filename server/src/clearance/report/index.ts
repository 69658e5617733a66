/** The E&O clearance report: one cut or a whole production, as PDF, CSV, or a ZIP with its evidence. */
export { gatherReport, type Report, type ReportOrder } from './gather-report.ts'
export { type Matter, reportedMatter } from './reported-matter.ts'
export { sayStanding, sayWho } from './report-words.ts'
export { reportAsZip } from './report-bundle.ts'
export { reportAsCsv } from './report-csv.ts'
export { reportAsPdf } from './report-pdf.ts'
