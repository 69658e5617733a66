/** The demo production: *Saltlight*, loaded once by replaying what its people did. */
export { demoJobs, loadDemoIfWanted } from './jobs.ts'
