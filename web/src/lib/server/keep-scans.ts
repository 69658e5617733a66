import type { ActionFailure, RequestEvent } from '@sveltejs/kit'
import { act, type Refused } from './api.ts'

/** A scan that waits for its form. */
export type KeptScan = { id: string; fileName: string }

/** Brings the files that a posted form chose as `scans`, one by one; the first that is refused ends it. */
export async function keepScans(
  event: Pick<RequestEvent, 'fetch' | 'url'>,
  production: string,
  form: FormData,
): Promise<{ ok: true; kept: KeptScan[] } | { ok: false; refusal: ActionFailure<Refused> }> {
  const files = form.getAll('scans').filter((file): file is File => file instanceof File && file.size > 0)
  const kept: KeptScan[] = []
  for (const file of files) {
    const bytes = await file.arrayBuffer()
    const result = await act<KeptScan>(event, async () => {
      const response = await event.fetch(
        `/api/v1/productions/${encodeURIComponent(production)}/scans?name=${encodeURIComponent(file.name.slice(-200))}`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/octet-stream', origin: event.url.origin },
          body: bytes,
        },
      )
      const answer: unknown = await response.json()
      return response.ok ? { data: answer as KeptScan, response } : { error: answer, response }
    })
    if (!result.ok) return result
    kept.push({ id: result.answer.id, fileName: file.name })
  }
  return { ok: true, kept }
}
