// Two small things that doors for fans do where a browser can: work for a form's ticket, and passkeys. Without scripts
// the same forms are sent as they are.

const PASSKEYS = '/api/v1/public'

/** Finds the proof of a ticket: the first number whose SHA-256 with it begins with so many zero bits. */
async function workFor(ticket, bits) {
  const encoder = new TextEncoder()
  for (let from = 0; ; from += 256) {
    const tries = Array.from({ length: 256 }, (_, at) => (from + at).toString(36))
    const digests = await Promise.all(
      tries.map((proof) => crypto.subtle.digest('SHA-256', encoder.encode(`${ticket} ${proof}`))),
    )
    const found = digests.findIndex((digest) => new DataView(digest).getUint32(0) >>> (32 - bits) === 0)
    if (found >= 0) return tries[found]
  }
}

class TicketWork extends HTMLElement {
  connectedCallback() {
    // Only a page that nobody can have changed on its way may do sums; elsewhere waiting does.
    if (!globalThis.crypto?.subtle) return
    const form = this.closest('form')
    const [ticket, proof] = this.querySelectorAll('input')
    this.proof = workFor(ticket.value, Number(this.dataset.bits)).then((found) => {
      proof.value = found
      return found
    })
    form.addEventListener('submit', (event) => {
      if (proof.value !== '') return
      event.preventDefault()
      const { submitter } = event
      submitter?.setAttribute('aria-busy', 'true')
      void this.proof.then(() => {
        submitter?.removeAttribute('aria-busy')
        form.requestSubmit(submitter)
      })
    })
  }

  /** The ticket and its proof; a new pair once they were sent. */
  async take() {
    const [ticket, proof] = this.querySelectorAll('input')
    await this.proof
    return { ticket: ticket.value, proof: proof.value }
  }

  async renew() {
    const [ticket, proof] = this.querySelectorAll('input')
    const door = await (await fetch(`${PASSKEYS}/door`)).json()
    ticket.value = door.ticket
    proof.value = ''
    this.proof = workFor(ticket.value, door.workBits).then((found) => {
      proof.value = found
      return found
    })
  }
}

const bytesOf = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
const textOf = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

// WebAuthn speaks in bytes and HTTP in text (base64url, as its Level 3 has it); older browsers cannot translate.
const withBytes = (options) => ({
  ...options,
  challenge: bytesOf(options.challenge),
  ...(options.user ? { user: { ...options.user, id: bytesOf(options.user.id) } } : {}),
  ...Object.fromEntries(
    ['excludeCredentials', 'allowCredentials']
      .filter((name) => options[name])
      .map((name) => [name, options[name].map((one) => ({ ...one, id: bytesOf(one.id) }))]),
  ),
})

const answerOf = ({ id, rawId, type, response }) => ({
  id,
  rawId: textOf(rawId),
  type,
  response: {
    clientDataJSON: textOf(response.clientDataJSON),
    ...(response.attestationObject
      ? {
          attestationObject: textOf(response.attestationObject),
          transports: response.getTransports?.() ?? [],
        }
      : {
          authenticatorData: textOf(response.authenticatorData),
          signature: textOf(response.signature),
          userHandle: response.userHandle ? textOf(response.userHandle) : null,
        }),
  },
  clientExtensionResults: {},
})

async function post(path, body) {
  const answer = await fetch(`${PASSKEYS}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const said = await answer.json()
  if (!answer.ok) throw Object.assign(new Error(said.detail ?? said.title), { isSaid: true })
  return said
}

const made = async ({ options }) =>
  answerOf(await navigator.credentials.create({ publicKey: withBytes(options) }))
const got = async ({ options }) =>
  answerOf(await navigator.credentials.get({ publicKey: withBytes(options) }))

class PasskeyDoor extends HTMLElement {
  connectedCallback() {
    if (!globalThis.PublicKeyCredential) return
    const button = this.querySelector('button')
    button.hidden = false
    button.addEventListener('click', () => void this.#open(button))
  }

  async #open(button) {
    const said = this.querySelector('[role=status]')
    said.textContent = this.dataset.waiting
    button.disabled = true
    try {
      const arrival = await this.#pass()
      location.assign(this.#placeAfter(arrival))
    } catch (error) {
      said.textContent = error.isSaid ? error.message : this.dataset.failed
      button.disabled = false
    }
  }

  async #pass() {
    const { does } = this.dataset
    if (does === 'join') return this.#join()
    if (does !== 'add')
      return post('/passkey-sessions', { answer: await got(await post('/passkey-sessions/questions', {})) })
    await post('/me/passkeys', { answer: await made(await post('/me/passkeys/questions', {})) })
    return { handle: '', worksBackstage: false }
  }

  async #join() {
    const form = this.closest('form')
    const field = form.elements.namedItem('handle')
    if (!field.reportValidity()) throw Object.assign(new Error(field.validationMessage), { isSaid: true })
    const handle = field.value
    const work = form.querySelector('ticket-work')
    const paid = await work.take()
    try {
      const website = form.elements.namedItem('website').value
      const question = await post('/passkey-accounts/questions', { handle, ...paid, website })
      return await post('/passkey-accounts', { handle, answer: await made(question) })
    } catch (error) {
      await work.renew()
      throw error
    }
  }

  // The same choice as the pages make for a form.
  #placeAfter({ handle, worksBackstage }) {
    const to = /^\/(?![/\\])[\w\-./?=&%~]*$/.test(this.dataset.to ?? '') ? this.dataset.to : null
    if (worksBackstage) return to ?? '/backstage'
    if (handle === null) return '/me'
    return to === null || to.startsWith('/backstage') ? '/' : to
  }
}

customElements.define('ticket-work', TicketWork)
customElements.define('passkey-door', PasskeyDoor)
