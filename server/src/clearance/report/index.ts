/** The E&O clearance report: one cut or a whole production, as PDF, CSV, or a ZIP with its evidence. */
export { gatherReport, type Report, type ReportOrder } from './gather-report.ts'
export type { Matter } from './reported-matter.ts'
export { reportAsZip } from './report-bundle.ts'
export { reportAsCsv } from './report-csv.ts'
export { reportAsPdf } from './report-pdf.ts'
