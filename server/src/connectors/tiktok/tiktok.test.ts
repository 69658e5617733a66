import { connectorSuite } from '../connector-suite.ts'
import { tiktokRig } from './testing.ts'

connectorSuite('TikTok', tiktokRig)
