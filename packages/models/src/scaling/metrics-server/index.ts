export { createMetricsServer, type MetricsServer, type PublishedSamples } from './metrics-server.ts'
