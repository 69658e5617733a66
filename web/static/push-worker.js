// Rings, and opens the page of what is new. It says the same whatever comes, keeps nothing and answers no request: what a
// lock screen shows gives nothing away, and a page is never older than its gates.

const WORDS = { title: 'Stagedoor', body: 'There is something new for you.' }
const PAGE = '/me/notices'

self.addEventListener('push', (event) => {
  event.waitUntil(
    self.registration.showNotification(WORDS.title, { body: WORDS.body, tag: 'notices', icon: '/door.svg' }),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(
    self.clients.matchAll({ type: 'window' }).then((windows) => {
      const open = windows.find(({ url }) => new URL(url).pathname === PAGE)
      return open ? open.focus() : self.clients.openWindow(PAGE)
    }),
  )
})
