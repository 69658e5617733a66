import { CHECKS, connectorSuite } from '../connector-suite.ts'
import { paperConnector } from './paper/connector.ts'
import { paperRig } from './paper/rig.ts'

connectorSuite('the paper platform', paperRig(paperConnector()))
connectorSuite('the paper platform, where only people delete', paperRig(paperConnector(null, true)))
void CHECKS
