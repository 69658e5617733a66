/** The stage of productions: people, roles, days, scenes, tasks; every later stage asks here who may. */
export { type Authorized, authorize, authorizeIn } from './authorize.ts'
export { ClaimDoor } from './claim-house.ts'
export {
  contributorFor,
  type ContributorMeant,
  contributorMeant,
  contributorsNamed,
  nextReceiptNumber,
} from './contributors.ts'
export { refuseWhileSealed } from './house-seal.ts'
export { identify } from './identify.ts'
export { houseState, membersOf, productionById, type ProductionRow } from './queries.ts'
export { orderReset } from './reset-password.ts'
export { productionRoutes } from './routes.ts'
export { listOf, productionParam, tokenParam } from './routes/wire.ts'
export { callStage, labelStory, type StoryLabel, storyLabelsOf } from './story-labels.ts'
export { addScene, putScenes, scenesOf } from './scenes.ts'
export { addShootingDay, putShootingDay } from './shooting-days.ts'
export { premieresOf, type PremiereRow, seasonsOf, storyOf, storyPointsOf } from './story.ts'
export { startProduction } from './start-production.ts'
export { addTask, finishTasks, finishTasksOf, renewTask } from './tasks.ts'
export {
  dropPremiere,
  dropStoryPoint,
  putPremiere,
  putStory,
  putStoryPoint,
  type WrittenPoint,
  type WrittenPremiere,
} from './write-story.ts'
export { worksBackstage } from './works-backstage.ts'
