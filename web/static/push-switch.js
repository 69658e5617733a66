// Lets a browser ring for this house, where it can. Without scripts the page says so, and letters remain.

const DEVICES = '/api/v1/public/me/devices'

const bytesOf = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

/** What its owner may call this device: the browser and the machine, as far as it says. */
function nameOf() {
  const { userAgentData, platform } = navigator
  const brand = userAgentData?.brands.find(({ brand: name }) => !/not|chromium/i.test(name))?.brand
  return [brand, userAgentData?.platform ?? platform].filter(Boolean).join(', ').slice(0, 60)
}

class PushSwitch extends HTMLElement {
  connectedCallback() {
    if (!('serviceWorker' in navigator) || !('PushManager' in globalThis)) return
    const [button] = this.querySelectorAll('button')
    button.hidden = false
    button.addEventListener('click', () => {
      button.setAttribute('aria-busy', 'true')
      this.add()
        .then((says) => this.say(says))
        .catch(() => this.say(this.dataset.failed))
        .finally(() => button.removeAttribute('aria-busy'))
    })
  }

  async add() {
    if ((await Notification.requestPermission()) !== 'granted') return this.dataset.denied
    await navigator.serviceWorker.register('/push-worker.js')
    const { pushManager } = await navigator.serviceWorker.ready
    // Subscribed before with the key of another house, or by whoever used this browser last.
    await (await pushManager.getSubscription())?.unsubscribe()
    const subscription = await pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: bytesOf(this.dataset.key),
    })
    const { endpoint, keys } = subscription.toJSON()
    const answer = await fetch(DEVICES, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ endpoint, keys, name: nameOf() }),
    })
    if (answer.ok) return this.dataset.added
    await subscription.unsubscribe()
    return this.dataset.failed
  }

  say(words) {
    this.querySelector('[role="status"]').textContent = words
  }
}

customElements.define('push-switch', PushSwitch)
