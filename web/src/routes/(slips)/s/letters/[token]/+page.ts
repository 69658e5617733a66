// A mail program's reader may have no scripts, and needs none here.
export const csr = false
