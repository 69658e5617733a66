/**
 * Opens a `details` where there is a reason to, and leaves it alone elsewhere: an attribute would shut again what
 * somebody opened before the page came to life. To be spread.
 */
export const opened = (isOpen: boolean): { open?: true } => (isOpen ? { open: true } : {})
