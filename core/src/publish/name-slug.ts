import { proposeSlug } from '../production/index.ts'

/**
 * The name of a person, or of a craft, in an address: the same for the same name always. Letters that our slugs cannot
 * spell leave a digest behind (FNV-1a, 32 bits), so that two names are not one for want of letters.
 */
export function nameSlug(name: string): string {
  const spelt = proposeSlug(name, 'name')
  const letters = name.normalize('NFKD').replace(/\p{M}/gu, '')
  return /^[\p{Script=Latin}\p{N}\P{L}]*$/u.test(letters) && spelt !== 'name'
    ? spelt
    : `${spelt}-${digestOf(name)}`
}

function digestOf(name: string): string {
  let digest = 0x811c9dc5
  for (const byte of new TextEncoder().encode(name)) digest = Math.imul(digest ^ byte, 0x01000193) >>> 0
  return digest.toString(16).padStart(8, '0')
}
