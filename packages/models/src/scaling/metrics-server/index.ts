export { createMetricsServer, type MetricsServer, type PublishedResource, type PublishedSamples } from './metrics-server.ts'
