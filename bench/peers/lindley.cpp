// The bare recursions in C++: round robin to one-worker FIFO pods, and one shared queue of many workers. Prints one JSON line.
// Build: g++ -O3 -march=native -o lindley lindley.cpp
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <queue>
#include <vector>

struct Xoshiro {
  uint32_t s[4] = {0x9E3779B9u, 0x243F6A88u, 0xB7E15162u, 0xDEADBEEFu};
  static uint32_t rotl(uint32_t x, int k) { return (x << k) | (x >> (32 - k)); }
  uint32_t next() {
    const uint32_t result = rotl(s[1] * 5, 7) * 9, t = s[1] << 9;
    s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2]; s[0] ^= s[3]; s[2] ^= t; s[3] = rotl(s[3], 11);
    return result;
  }
  double exponential() { return -std::log((next() + 0.5) * 0x1p-32); }
};

static uint32_t histogram[8192];

// Index by the exponent and the upper bits of the fraction: buckets 0.8 percent wide.
static void record(double seconds) {
  uint64_t bits;
  std::memcpy(&bits, &seconds, 8);
  histogram[(bits >> 45) & 8191]++;
}

int main(int argc, char** argv) {
  const long count = argc > 1 ? std::atol(argv[1]) : 20000000;
  const bool shared = argc > 2 && std::strcmp(argv[2], "shared") == 0;
  const int pods = 100;
  const double rate = 900, serviceMean = 0.1;
  Xoshiro rng;
  std::vector<double> free(pods, 0.0);
  std::priority_queue<double, std::vector<double>, std::greater<double>> pool;
  for (int i = 0; i < pods; i++) pool.push(0.0);
  double t = 0, sum = 0;
  int turn = 0;
  const std::clock_t begin = std::clock();
  for (long i = 0; i < count; i++) {
    t += rng.exponential() / rate;
    const double work = rng.exponential() * serviceMean;
    double from = shared ? pool.top() : free[turn];
    const double finish = (from > t ? from : t) + work;
    if (shared) { pool.pop(); pool.push(finish); }
    else { free[turn] = finish; if (++turn == pods) turn = 0; }
    sum += finish - t;
    record(finish - t);
  }
  const double spent = double(std::clock() - begin) / CLOCKS_PER_SEC;
  std::printf("{\"requests\":%ld,\"cpuSeconds\":%.6f,\"meanSeconds\":%.9f}\n", count, spent, sum / count);
}
