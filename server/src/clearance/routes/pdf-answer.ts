import type { Context } from 'hono'
import type { ApiEnv } from '../../plant/http/index.ts'

/** Answers with a PDF to keep, which no browser runs anything of. */
export function pdfAnswer(c: Context<ApiEnv>, pdf: Buffer, fileName: string) {
  c.header('content-disposition', `attachment; filename="${fileName.replaceAll(/[^\w.-]/g, '_')}"`)
  c.header('content-security-policy', "default-src 'none'; sandbox")
  c.header('cache-control', 'no-store')
  return c.body(new Uint8Array(pdf), 200, { 'content-type': 'application/pdf' })
}
