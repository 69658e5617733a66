/**
 * Why a kept file cannot be shown: what it is by its content (a document, one behind a password, an archive, a camera's raw photograph, nothing
 * known), that it breaks off or is broken (`damaged`), that it asks for more than one file is given (`too-much`), or that
 * the house failed on it again and again (`given-up`).
 */
export type UnreadableReason =
  'document' | 'locked' | 'archive' | 'raw-photo' | 'unknown' | 'damaged' | 'too-much' | 'given-up'
