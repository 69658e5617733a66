/** The named parts of a path by its pattern, or null where it is another path. `{rest...}` takes all that is left. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/')
  const given = path.split('/')
  const params: Record<string, string> = {}
  for (const [at, part] of wanted.entries()) {
    const rest = /^\{(.+)\.\.\.\}$/.exec(part)?.[1]
    if (rest !== undefined) {
      params[rest] = given.slice(at).map(decodeURIComponent).join('/')
      return params
    }
    const value = given[at]
    if (value === undefined) return null
    const name = /^\{(.+)\}$/.exec(part)?.[1]
    if (name === undefined ? part !== value : value === '') return null
    if (name !== undefined) params[name] = decodeURIComponent(value)
  }
  return wanted.length === given.length ? params : null
}
