/** The database that comes with npm: started, watched and stopped by the house itself. */
export { Cluster, type ClusterOptions } from './cluster.ts'
export { administer, socketConnection } from './socket.ts'
