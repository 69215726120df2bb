"""Model B in SimPy: requests at a sinusoidal rate to one-worker FIFO pods in turn, an autoscaler every 15 s, percentiles every second.

Prints one JSON line: requests, CPU seconds, mean and 99th percentile of the response time.
"""
import bisect, json, math, random, sys, time
import simpy

DURATION = float(sys.argv[1]) if len(sys.argv) > 1 else 2000.0
SERVICE_MEAN, TARGET, START_DELAY, WINDOW, SYNC = 0.1, 0.7, 10.0, 300.0, 15.0
rng = random.Random(1)


def rate(t):
    return 500.0 + 400.0 * math.sin(2 * math.pi * math.floor(t) / 600.0)


class World:
    def __init__(self, env):
        self.env = env
        self.pods = [simpy.Resource(env, capacity=1) for _ in range(72)]
        self.turn = 0
        self.busy = 0.0
        self.count = 0
        self.second = []
        self.all = []
        self.recommended = []

    def arrivals(self):
        env = self.env
        while True:
            yield env.timeout(rng.expovariate(rate(env.now)))
            pod = self.pods[self.turn % len(self.pods)]
            self.turn += 1
            env.process(self.request(pod, rng.expovariate(1 / SERVICE_MEAN)))

    def request(self, pod, work):
        arrived = self.env.now
        with pod.request() as turn:
            yield turn
            yield self.env.timeout(work)
        self.busy += work
        self.count += 1
        self.second.append(self.env.now - arrived)

    def percentiles(self):
        while True:
            yield self.env.timeout(1.0)
            if self.second:
                self.second.sort()
                for q in (0.5, 0.95, 0.99):
                    self.second[min(len(self.second) - 1, int(q * len(self.second)))]
                self.all.extend(self.second)
                self.second = []

    def autoscaler(self):
        while True:
            before = self.busy
            yield self.env.timeout(SYNC)
            used = (self.busy - before) / (SYNC * len(self.pods))
            ratio = used / TARGET
            wanted = len(self.pods) if abs(ratio - 1) <= 0.1 else math.ceil(ratio * len(self.pods))
            now = self.env.now
            self.recommended = [(t, n) for t, n in self.recommended if t > now - WINDOW] + [(now, wanted)]
            wanted = max(n for _, n in self.recommended) if wanted < len(self.pods) else wanted
            if wanted > len(self.pods):
                self.env.process(self.start(wanted - len(self.pods)))
            elif wanted < len(self.pods):
                del self.pods[wanted:]

    def start(self, count):
        yield self.env.timeout(START_DELAY)
        self.pods.extend(simpy.Resource(self.env, capacity=1) for _ in range(count))


env = simpy.Environment()
world = World(env)
for process in (world.arrivals, world.percentiles, world.autoscaler):
    env.process(process())
begin = time.process_time()
env.run(until=DURATION)
spent = time.process_time() - begin
world.all.sort()
print(json.dumps({"requests": world.count, "cpuSeconds": spent, "meanSeconds": sum(world.all) / len(world.all), "p99Seconds": world.all[int(0.99 * len(world.all))]}))
