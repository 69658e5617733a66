/** Does something again and again while somebody looks at the page; ended by the answer. */
export function whileOpen(act: () => unknown, everyMs: number): () => void {
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') act()
  }, everyMs)
  return () => clearInterval(timer)
}
