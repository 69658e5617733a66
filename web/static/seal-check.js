// Checks a sealed file inside the page, so that nobody has to trust the house with it. The form works without.
const plain = (kept) =>
  `${kept
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .trimEnd()}\n`
const hex = (bytes) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')

class SealCheck extends HTMLElement {
  connectedCallback() {
    // Only where the address is safe do browsers hash.
    if (!globalThis.crypto?.subtle) return
    const form = this.querySelector('form')
    form?.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.#check(form.elements.namedItem('file').value)
    })
  }

  async #check(kept) {
    const { seal, same, other, comes } = this.dataset
    const hash = hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(plain(kept))))
    const says = document.createElement('p')
    says.className = hash === seal ? 'same' : 'other'
    says.textContent = hash === seal ? same : other
    const sum = document.createElement('p')
    sum.className = 'by'
    const code = document.createElement('code')
    code.textContent = hash
    sum.append(`${comes} `, code)
    this.querySelector('[role=status]')?.replaceChildren(says, sum)
  }
}

customElements.define('seal-check', SealCheck)
