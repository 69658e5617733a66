import type { Carry } from '@stagedoor/contract/upload'

/** Carries the requests of an upload by XMLHttpRequest, which alone tells how much of a body has left. */
export const carryBlob =
  (file: Blob): Carry =>
  ({ method, url, headers, body, sent, signal }) =>
    new Promise((resolve, reject) => {
      const asking = new XMLHttpRequest()
      const lost = () => reject(new Error('no answer came'))
      asking.open(method, url)
      for (const [name, value] of Object.entries(headers)) asking.setRequestHeader(name, value)
      asking.upload.onprogress = ({ loaded }) => sent(loaded)
      asking.onload = () =>
        resolve({
          status: asking.status,
          header: (name) => asking.getResponseHeader(name),
          body: asking.responseText,
        })
      asking.onerror = asking.onabort = asking.ontimeout = lost
      signal.addEventListener('abort', () => asking.abort(), { once: true })
      asking.send(body === null ? null : file.slice(body.from, body.until))
    })
