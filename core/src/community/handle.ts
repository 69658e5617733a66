/** The name under which somebody writes: theirs alone in the house, and nobody's real name unless they want it. */
export type Handle = string & { readonly handle: true }

/** A handle made plain, so that two which look alike are the same one. */
export type HandleSkeleton = string & { readonly handleSkeleton: true }

/** The shortest and the longest handle, in characters. */
export const HANDLE_LENGTHS = { shortest: 2, longest: 30 } as const

/** How long a handle stays before it may be changed, in milliseconds. */
export const HANDLE_RESTS_MS = 30 * 86_400_000

/** What a typed handle is: usable, or why not. */
export type HandleCheck =
  | { readonly kind: 'usable'; readonly handle: Handle; readonly skeleton: HandleSkeleton }
  | { readonly kind: 'refused'; readonly because: 'length' | 'letters' | 'reserved' }

// Letters and digits; a dot, a line or a hyphen between two of them.
const SHAPE = /^[\p{L}0-9][\p{M}]{0,3}(?:[._-]?[\p{L}0-9]\p{M}{0,3})*$/u
const LETTER = /\p{L}/u
const HIDDEN = /\p{Default_Ignorable_Code_Point}/u
const SEPARATORS = /[\s._\-'’·]/gu

// One handle, one script: letters of two side by side are how one name is made to look like another (UTS 39, 5.1).
// Scripts of which half the letters look Latin (Cherokee, Lisu) are left out.
const SCRIPTS = [
  /^\p{Script=Latin}$/u,
  /^\p{Script=Greek}$/u,
  /^\p{Script=Cyrillic}$/u,
  /^\p{Script=Armenian}$/u,
  /^\p{Script=Georgian}$/u,
  /^\p{Script=Hebrew}$/u,
  /^\p{Script=Arabic}$/u,
  /^\p{Script=Devanagari}$/u,
  /^\p{Script=Bengali}$/u,
  /^\p{Script=Tamil}$/u,
  /^\p{Script=Thai}$/u,
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc]$/u,
  /^[\p{Script=Han}\p{Script=Hangul}]$/u,
]
const [LATIN] = SCRIPTS

// Letters of other scripts that a reader takes for Latin ones, each in its own case: a handle made of nothing else is
// a Latin one in disguise (UTS 39, whole-script confusables).
const LATIN_IN_DISGUISE = new Set('АВЕЅІЈКМНОРСТУХҮԚԜаекосрухіјѕһԁԛԝӏѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγηικνορτυχωՕՏԼօոսհյզցք')

// Latin letters that Unicode does not take apart into a letter of ASCII and its marks.
const SPELT: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'p',
  ħ: 'h',
  ł: 'l',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
  ə: 'e',
}

/** Words that a handle may not be: they would speak for the house. */
const RESERVED =
  'admin administrator all anonymous cast channel crew deleted director everybody everyone guest help here host house info mod moderation moderator moderators news nobody null official operator owner postmaster press producer publicist publicity root security service showrunner someone staff stagedoor studio support system team undefined unknown verified webmaster'
    .split(' ')
    .map(skeletonOf)

/** Checks a handle as typed, with or without its `@`; it is never mended in silence. */
export function checkHandle(typed: string): HandleCheck {
  const handle = typed.trim().replace(/^@/, '')
  const letters = Array.from(handle)
  if (letters.length < HANDLE_LENGTHS.shortest || letters.length > HANDLE_LENGTHS.longest)
    return { kind: 'refused', because: 'length' }
  if (!isWellSpelt(handle)) return { kind: 'refused', because: 'letters' }
  const skeleton = skeletonOf(handle)
  return RESERVED.includes(skeleton)
    ? { kind: 'refused', because: 'reserved' }
    : { kind: 'usable', handle: handle as Handle, skeleton }
}

/**
 * What of a name remains for an eye in a hurry: no case, no marks, no separators, `I l 1` and `O 0` one letter each,
 * `rn` an m and `vv` a w. For letters beyond Latin, case and marks alone.
 */
export function skeletonOf(name: string): HandleSkeleton {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(SEPARATORS, '')
    .replace(/[ßæœøđðþħłıŋŧə]/gu, (letter) => SPELT[letter] ?? letter)
    .replace(/0/g, 'o')
    .replace(/[1i|]/g, 'l')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w') as HandleSkeleton
}

/** Whether a handle that stands since a moment may be changed now; both in epoch milliseconds. */
export function mayChangeHandle(since: number, now: number): boolean {
  return now - since >= HANDLE_RESTS_MS
}

function isWellSpelt(handle: string): boolean {
  // Compatibility forms (𝗯𝗼𝗹𝗱, ｆｕｌｌ) are other letters' faces.
  if (handle.normalize('NFKC') !== handle || HIDDEN.test(handle) || !SHAPE.test(handle)) return false
  const letters = Array.from(handle).filter((letter) => LETTER.test(letter))
  const script = SCRIPTS.find((one) => letters.length > 0 && letters.every((letter) => one.test(letter)))
  if (script === undefined) return false
  return script === LATIN
    ? /^[a-z0-9]+$/.test(skeletonOf(handle))
    : !letters.every((letter) => LATIN_IN_DISGUISE.has(letter))
}
