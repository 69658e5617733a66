/** How many bytes of chance lie before what somebody brought, for as long as it is kept. */
export const SAVED_HEAD_BYTES = 32
