/**
 * How surely a place gives back what it was given: deleted and verified by reading; deleted where permission allows;
 * by a person's hand; asked for and not enforceable; never.
 */
export const RETRACTION_CLASSES = ['hard', 'conditional', 'manual', 'best-effort', 'none'] as const

/** How surely a place gives back what it was given. */
export type RetractionClass = (typeof RETRACTION_CLASSES)[number]
