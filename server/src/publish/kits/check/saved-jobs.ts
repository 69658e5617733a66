/** The job that compares what somebody saved from a platform with the cut. */
export const COMPARE_SAVED = 'publish.compare-saved'
/** How it is tried. */
export const COMPARE_SAVED_OPTIONS = { retryLimit: 2, expireInSeconds: 1_800, concurrency: 1 }
