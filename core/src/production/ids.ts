/** A string that names one thing of the kind `Kind`; ids of two kinds never mix. */
export type Id<Kind extends string> = string & { readonly idOf: Kind }

/** Names a production. */
export type ProductionId = Id<'production'>
/** Names a person with an account in this house. */
export type AccountId = Id<'account'>
/** Names a camera unit of a production. */
export type UnitId = Id<'unit'>
/** Names a script scene of a production. */
export type SceneId = Id<'scene'>
/** Names a point in a production's story that a fan can have reached. */
export type StoryPointId = Id<'story-point'>
/** Names a gate of the wall. */
export type GateId = Id<'gate'>
/** Names an asset: a thing with meaning, apart from its files. */
export type AssetId = Id<'asset'>
/** Names one file of an asset. */
export type AssetFileId = Id<'asset-file'>
/** Names who or what may need permission or patience. */
export type SubjectId = Id<'subject'>
/** Names an exposure that the doorkeeper judges. */
export type ExposureId = Id<'exposure'>
/** Names a version of an edit for a purpose. */
export type CutId = Id<'cut'>
/** Names one cut made public in one place. */
export type PublicationId = Id<'publication'>
/** Names a kit handed to a person who posts it as themselves. */
export type KitId = Id<'kit'>
/** Names a recall. */
export type RecallId = Id<'recall'>
