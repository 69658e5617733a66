import { connectorSuite } from '../connector-suite.ts'
import { xRig } from './testing.ts'

connectorSuite('X', xRig)
