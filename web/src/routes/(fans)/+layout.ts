// Fans get the page and nothing else: what moves is the player's own small script.
export const csr = false
