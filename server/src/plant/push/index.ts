/** Web push: devices that asked to be told, reached through their browsers' push services. */
export { Push, type PushDevice, type PushOutcome } from './push.ts'
