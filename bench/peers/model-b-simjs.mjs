// Model B on simjs 2.0.3, the fastest queueing library that npm had: the same world as model-b.py. Prints one JSON line.
globalThis.window = globalThis
await import('simjs')
const { Sim, Entity, Facility, Random } = globalThis.window.Sim

const duration = Number(process.argv[2] ?? 2000)
const serviceMean = 0.1
const target = 0.7
const startDelay = 10
const windowSeconds = 300
const syncSeconds = 15
const random = new Random(1)

const rate = (t) => 500 + 400 * Math.sin((2 * Math.PI * Math.floor(t)) / 600)
const world = {
  pods: Array.from({ length: 72 }, (_, index) => new Facility(`pod ${index}`)),
  turn: 0,
  busy: 0,
  count: 0,
  second: [],
  all: [],
  recommended: [],
  before: 0,
}

class Traffic extends Entity {
  start() {
    this.setTimer(random.exponential(rate(this.time()))).done(this.arrive)
  }
  arrive() {
    const arrived = this.time()
    const work = random.exponential(1 / serviceMean)
    const pod = world.pods[world.turn++ % world.pods.length]
    this.useFacility(pod, work).done(() => {
      world.busy += work
      world.count++
      world.second.push(this.time() - arrived)
    })
    this.start()
  }
}

class Percentiles extends Entity {
  start() {
    this.setTimer(1).done(() => {
      world.second.sort((a, b) => a - b)
      for (const q of [0.5, 0.95, 0.99]) world.second[Math.min(world.second.length - 1, Math.floor(q * world.second.length))]
      for (const value of world.second) world.all.push(value)
      world.second = []
      this.start()
    })
  }
}

class Autoscaler extends Entity {
  start() {
    this.setTimer(syncSeconds).done(() => {
      const size = world.pods.length
      const ratio = (world.busy - world.before) / (syncSeconds * size) / target
      world.before = world.busy
      let wanted = Math.abs(ratio - 1) <= 0.1 ? size : Math.ceil(ratio * size)
      const now = this.time()
      world.recommended = world.recommended.filter(([at]) => at > now - windowSeconds)
      world.recommended.push([now, wanted])
      if (wanted < size) wanted = Math.max(...world.recommended.map(([, count]) => count))
      if (wanted > size) {
        this.setTimer(startDelay).done(() => {
          for (let missing = wanted - size; missing > 0; missing--) world.pods.push(new Facility('pod'))
        })
      } else world.pods.length = wanted
      this.start()
    })
  }
}

const sim = new Sim()
sim.addEntity(Traffic, 'traffic')
sim.addEntity(Percentiles, 'percentiles')
sim.addEntity(Autoscaler, 'autoscaler')
const begin = process.cpuUsage()
sim.simulate(duration)
const spent = process.cpuUsage(begin)
world.all.sort((a, b) => a - b)
const mean = world.all.reduce((sum, value) => sum + value, 0) / world.all.length
console.log(
  JSON.stringify({
    requests: world.count,
    cpuSeconds: (spent.user + spent.system) / 1e6,
    meanSeconds: mean,
    p99Seconds: world.all[Math.floor(0.99 * world.all.length)],
  }),
)
