/** The bell that rings when a session opens and when it closes. */
export const SESSION_TURNS = 'community.session-turns'
