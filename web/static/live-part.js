// Reads a part of the page again when the house says that something changed, and now and then where nothing can be heard.
// Without this script the page is whole, and loading it again shows the same.
const REST_MS = 1500
const POLL_MS = 30_000

class LivePart extends HTMLElement {
  #stop = new AbortController()
  #stream = null
  #timers = new Set()
  #isDue = false
  #isReading = false

  connectedCallback() {
    const signal = this.#stop.signal
    document.addEventListener('visibilitychange', () => void this.#next(), { signal })
    // What somebody is writing in stays as it is until they leave it.
    this.addEventListener('focusout', () => this.#after(0, () => void this.#next()), { signal })
    this.#turn(this.dataset.turnsIn)
    this.#listen()
  }

  disconnectedCallback() {
    this.#stop.abort()
    this.#stream?.close()
    for (const timer of this.#timers) clearTimeout(timer)
  }

  // A moment at which the page changes by the clock alone.
  #turn(turnsIn) {
    const ms = Number(turnsIn)
    if (ms > 0 && ms < 2 ** 31 - 500) this.#after(ms + 500, () => this.#changed())
  }

  #listen() {
    if (!('EventSource' in window) || !this.dataset.changes) return this.#poll()
    // What came between the reading of this page and the opening of the stream is told too.
    this.#stream = new EventSource(`${this.dataset.changes}&age=${Math.round(performance.now())}`)
    this.#stream.addEventListener('changed', () => this.#changed())
    this.#stream.addEventListener('error', () => {
      // It comes back by itself unless the house refused it.
      if (this.#stream?.readyState === EventSource.CLOSED) this.#poll()
    })
  }

  #poll() {
    this.#after(POLL_MS, () => {
      this.#changed()
      this.#poll()
    })
  }

  #after(ms, act) {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      act()
    }, ms)
    this.#timers.add(timer)
  }

  #changed() {
    this.#isDue = true
    void this.#next()
  }

  #isBusy() {
    const { activeElement } = document
    if (activeElement && this.contains(activeElement) && activeElement.matches('input, textarea, select'))
      return true
    return [...this.querySelectorAll('textarea, input[type=text]')].some(
      (field) => field.value !== field.defaultValue,
    )
  }

  async #next() {
    if (!this.#isDue || this.#isReading || document.hidden || this.#isBusy()) return
    this.#isDue = false
    this.#isReading = true
    try {
      await this.#read()
    } catch {
      // The house does not answer: the next word of it is the next try.
    }
    this.#after(REST_MS, () => {
      this.#isReading = false
      void this.#next()
    })
  }

  async #read() {
    const answer = await fetch(location.pathname + location.search.replace(/^\?\/\w+&?/, '?'), {
      headers: { accept: 'text/html' },
      signal: this.#stop.signal,
    })
    if (!answer.ok) return
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(this.id)
    if (!next) return
    if (next.dataset.turnsIn !== undefined && next.dataset.turnsIn !== '') this.#turn(next.dataset.turnsIn)
    if (next.innerHTML === this.innerHTML || this.#isBusy()) return
    const focused = this.contains(document.activeElement) ? document.activeElement?.id : ''
    const open = new Set([...this.querySelectorAll('details[open][id]')].map(({ id }) => id))
    this.replaceChildren(...next.childNodes)
    for (const details of this.querySelectorAll('details[id]')) details.open ||= open.has(details.id)
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
    const status = document.getElementById(`${this.id}-status`)
    if (status) status.textContent = this.dataset.says ?? ''
  }
}

customElements.define('live-part', LivePart)
