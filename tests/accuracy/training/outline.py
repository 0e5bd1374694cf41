"""Trains the network that finds a skull in a small picture.

python3 outline.py <minutes> <out.pt> <pieces,pieces,…> [start.pt]
"""
import math
import os
import random
import sys
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from data import COLUMNS, ROWS, Pieces, lit

SIDE = 128
BATCH = 32
RATE = float(os.environ.get('LR', '2e-3'))
HELD_BACK = 40


def step(a, b, stride=1):
    return nn.Sequential(nn.Conv2d(a, b, 3, stride, 1, bias=False), nn.BatchNorm2d(b), nn.ReLU())


class Outline(nn.Module):
    """Three planes of 128 × 128 → for every second pixel the logarithm of the odds that the skull lies there."""

    def __init__(self, w=(16, 24, 40, 64, 64)):
        super().__init__()
        self.down = nn.ModuleList([nn.Sequential(step(a, b, 2), step(b, b)) for a, b in zip((3,) + w[:-1], w)])
        self.lift = nn.ModuleList([nn.Conv2d(b, a, 1) for a, b in zip(w[:-1], w[1:])])
        self.back = nn.ModuleList([step(a, a) for a in w[:-1]])
        self.out = nn.Conv2d(w[0], 1, 1)

    def forward(self, x):
        kept = []
        for down in self.down:
            x = down(x)
            kept.append(x)
        for k in (3, 2, 1, 0):
            x = self.back[k](F.interpolate(self.lift[k](x), scale_factor=2.0, mode='nearest') + kept[k])
        return self.out(x)


def picture(pieces, k):
    """A whole head in some look, as 8-bit sRGB would have it, and where its skull is."""
    planes = 2 * (torch.from_numpy(pieces.whole[k].astype(np.float32)) / 65535) ** 2
    light = lit(planes, pieces.shot(k))
    shown = torch.where(light <= 0.0031308, 12.92 * light, 1.055 * light.clamp(min=1e-6) ** (1 / 2.4) - 0.055)
    return shown, torch.from_numpy(pieces.skulls[k].astype(np.float32))[None] / 255


def grown(pictures, skulls):
    """Other rooms, cameras, frames and poses of the same heads; `inside`: what the frame shows."""
    b = len(pictures)
    x = pictures ** torch.exp(torch.randn(b, 1, 1, 1) * 0.15) * torch.exp(torch.randn(b, 3, 1, 1) * 0.06)
    other = x[torch.randperm(b)].roll(random.randint(20, 90), 3)
    wall = (torch.rand(b, 1, 1, 1) < 0.35).float() * (1 - F.max_pool2d(skulls, 25, 1, 12))
    x = torch.where(wall > 0.5, 0.3 * torch.rand(b, 3, 1, 1) + 0.7 * other, x)
    x = (x + torch.randn_like(x) * 0.03 * torch.rand(b, 1, 1, 1)).clamp(0, 1)
    x, y = (F.interpolate(v, (SIDE, SIDE), mode='bilinear', align_corners=False) for v in (x, skulls))
    zoom = torch.exp(torch.rand(b) * 0.8 - 0.3)
    quarters = math.pi / 2 * torch.randint(-1, 3, (b,)) * (torch.rand(b) < 0.4)
    turn = torch.randn(b) * 0.2 + quarters
    mirror = torch.where(torch.rand(b) < 0.5, -1.0, 1.0)
    # A picture is as wide as the data's, not square, and may be stretched a little.
    tall = ROWS / COLUMNS * torch.exp(torch.randn(b) * 0.05)
    matrix = torch.zeros(b, 2, 3)
    matrix[:, 0, 0], matrix[:, 0, 1] = zoom * torch.cos(turn) * mirror, -zoom * torch.sin(turn)
    matrix[:, 1, 0], matrix[:, 1, 1] = zoom * torch.sin(turn) * mirror / tall, zoom * torch.cos(turn) / tall
    matrix[:, :, 2] = torch.randn(b, 2) * 0.12
    grid = F.affine_grid(matrix, x.shape, align_corners=False)
    x = F.grid_sample(x, grid, padding_mode='border', align_corners=False)
    y = F.grid_sample(y, grid, align_corners=False)
    inside = torch.ones(b, 1, SIDE, SIDE)
    for i in range(b):
        narrow = SIDE - random.randint(0, 56)
        if random.random() < 0.4:
            inside[i, :, :, narrow:] = 0
        elif random.random() < 0.5:
            inside[i, :, narrow:] = 0
    return x * inside, F.avg_pool2d(y * inside, 2), F.avg_pool2d(inside, 2)


def checked(net, held):
    """Widths on heads it never saw against the true ones, percent."""
    net.eval()
    off = []
    with torch.no_grad():
        for pieces, k in held:
            seen, skull = picture(pieces, k)
            x, y = torch.zeros(1, 3, SIDE, SIDE), torch.zeros(1, 1, SIDE, SIDE)
            x[0, :, :ROWS, :COLUMNS], y[0, :, :ROWS, :COLUMNS] = seen, skull
            across = [float(v[0, 0].amax(0).sum()) for v in (torch.sigmoid(net(x)).gt(0.5).float(), F.avg_pool2d(y, 2))]
            off.append(across[0] / max(1, across[1]) - 1)
    net.train()
    off = 100 * np.array(off)
    return f'held back: width {off.mean():+.1f} % sd {off.std():.1f} worst {np.abs(off).max():.1f}'


def main():
    minutes, out, names = float(sys.argv[1]), sys.argv[2], sys.argv[3].split(',')
    where = [(pieces, k) for pieces in map(Pieces, names) for k in range(len(pieces))]
    held, where = where[:HELD_BACK], where[HELD_BACK:]
    net = Outline()
    if len(sys.argv) > 4:
        net.load_state_dict(torch.load(sys.argv[4]))
    steps = torch.optim.AdamW(net.parameters(), RATE, weight_decay=1e-3)
    torch.set_num_threads(1)
    began = last = time.time()
    count, total = 0, 0.0
    while (gone := (time.time() - began) / 60 / minutes) < 1:
        for group in steps.param_groups:
            group['lr'] = RATE * (min(1, gone / 0.03) * 0.5 * (1 + math.cos(math.pi * gone)) + 0.005)
        drawn = [picture(*one) for one in random.sample(where, BATCH)]
        x, y, inside = grown(*(torch.stack(each) for each in zip(*drawn)))
        odds = net(x)
        loss = (F.binary_cross_entropy_with_logits(odds, y, reduction='none') * inside).sum() / inside.sum()
        steps.zero_grad()
        loss.backward()
        steps.step()
        count, total = count + 1, total + loss.item()
        if time.time() - last > 60:
            last = time.time()
            torch.save(net.state_dict(), out)
            print(f'{(last - began) / 60:.0f} min, {count} steps: loss {total / count:.4f} | {checked(net, held)}', flush=True)
    torch.save(net.state_dict(), out)
    print('end', count, checked(net, held), flush=True)


if __name__ == '__main__':
    main()
