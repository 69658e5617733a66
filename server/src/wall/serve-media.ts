import type { IncomingMessage, ServerResponse } from 'node:http'
import type { MadeViewer } from '@stagedoor/core/wall'
import type { Storage } from '../plant/storage/index.ts'
import type { MediaAddresses } from './media-addresses.ts'
import { sendFile } from './send-file.ts'

const TOKEN = /^\/m\/([A-Za-z0-9_-]{80,4000})$/
const NOTHING = 'There is nothing here.\n'

/** Answers `/m/{token}` with byte ranges on bare node:http; hidden, expired and missing look the same. */
export function mediaHandler({
  addresses,
  storage,
  wornBy = async () => null,
}: {
  addresses: MediaAddresses
  storage: Pick<Storage, 'open'>
  /** As whom a request looks, where it looks as somebody made up. */
  wornBy?: (headers: Headers) => Promise<MadeViewer | null>
}) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const token = TOKEN.exec(request.url?.split('?')[0] ?? '')?.[1]
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const { cookie } = request.headers
    const worn = async () => (cookie === undefined ? null : wornBy(new Headers({ cookie })))
    const grant = token !== undefined && isRead ? await addresses.resolve(token, worn) : null
    const file = grant === null ? null : await storage.open(grant.sha256)
    if (grant === null || file === null) return answerNothing(response)

    await sendFile(request, response, {
      file,
      headers: {
        'content-type': grant.mediaType,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        ...(grant.downloadName === null ? {} : { 'content-disposition': attachment(grant.downloadName) }),
      },
      whenShut: (shut) => addresses.whenShut(grant, shut, worn),
      beforeItsEnd: grant.once === null ? undefined : () => addresses.useUp(grant),
    })
  }
}

function answerNothing(response: ServerResponse): void {
  response
    .writeHead(404, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-length': NOTHING.length,
    })
    .end(NOTHING)
}

// RFC 6266 with an RFC 5987 name; the plain one is for clients that know no other.
function attachment(name: string): string {
  const plain = name.replaceAll(/[^\w.-]/g, '_')
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
