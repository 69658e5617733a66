/** Only paths backstage in this house: an address from outside must not send anybody away. */
export const backstagePath = (to: string | null): string =>
  to !== null && /^\/backstage(?:\/[\w./-]*)?$/.test(to) && !to.includes('//') ? to : '/backstage'
