import { startUp } from './server/start-up.ts'

await startUp()
