"""Trains the head's and the cover's network together.

python3 train.py <minutes> <out.pt> <held-back pieces> <pieces,pieces,…> [start]   (LR, BATCH, CROP, THREADS from outside)

Small crops (128) learn sooner; large ones (CROP=256 BATCH=8) last: a large picture has middles that no edge reaches.
Memory that is not given back between batches saves a fifth: MALLOC_MMAP_THRESHOLD_=2000000000 MALLOC_TRIM_THRESHOLD_=4000000000.
`start`: an earlier out.pt, or the folder of networks that the server reads, to go on from (needs python3-onnx).
"""
import copy
import math
import os
import random
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

from data import DARK, SIDE, VIEW, Pieces, lamp_of, lit, logs_of
from jpeg import encoded
from net import Net, net_with

CROP = int(os.environ.get('CROP', '128'))
BATCH = int(os.environ.get('BATCH', '24'))
RATE = float(os.environ.get('LR', '1e-3'))
KEPT = 0.998
FINE_FROM = 0.85
# Answers at a scene's edge that nobody counts (the server's MARGIN_CELLS).
EDGE = 8


def blurred(light, sigma):
    """A lens: three channels, sigma in cells."""
    reach = max(1, math.ceil(2.5 * sigma))
    line = torch.exp(-(torch.arange(-reach, reach + 1) ** 2) / (2 * sigma**2))
    line = (line / line.sum()).expand(3, 1, -1)
    light = F.conv2d(light[None], line[:, :, None], padding=(0, reach), groups=3)
    return F.conv2d(light, line[:, :, :, None], padding=(reach, 0), groups=3)[0]


def photographed(light):
    """Through a camera: few pixels or many, soft or sharpened, with grain, in sRGB's square root and back."""
    size = light.shape[1:]
    # A phone a hand away has two pixels a cell; an old one, or a crop, has one for two cells.
    few = random.uniform(1.2, 2.4) if random.random() < 0.35 else 1.0
    light = blurred(light, math.exp(random.uniform(math.log(0.25), math.log(0.9))) * (few if few > 1 else 1))
    if few > 1:
        light = F.interpolate(light[None], scale_factor=1 / few, mode='area')[0]
    seen = light.clamp(min=0).sqrt()
    if random.random() < 0.5:
        seen = seen + random.uniform(0.2, 1.2) * (seen - blurred(seen, random.uniform(0.7, 1.5)))
    seen = seen + torch.randn_like(seen) * (0.003 + 0.012 * random.random() ** 2)
    if random.random() < 0.8:
        seen = encoded(seen, random.randint(82, 97))
    if few > 1:
        mode = 'bicubic' if random.random() < 0.5 else 'bilinear'
        seen = F.interpolate(seen[None], size, mode=mode, align_corners=False)[0]
    return seen.clamp(0, 1) ** 2


def twins(pieces, k, rows, columns):
    """One place of one head photographed by two lamps and two cameras, mostly on two days."""
    shot = pieces.shot(k)
    other = {**shot, 'lamp': lamp_of(shot['exposure'])}
    y, x = random.randint(0, SIDE - rows), random.randint(0, SIDE - columns)
    days = (k, k if random.random() < 0.3 else other_day(k))
    return [example(pieces, each, pieces.cells(each, y, x, rows, columns), by) for each, by in zip(days, (shot, other))]


def other_day(k):
    """The same place as heads-in-pieces.ts drew it on the person's other day: three places a day, two days a person."""
    return k + 3 if k % 6 < 3 else k - 3


def example(pieces, k, planes, shot):
    """A scene with its truth (logarithms, share, on the head), the view of its head, and what that is asked beside."""
    view, shown = pieces.view(k, random.uniform(0.92, 1.12), random.gauss(0, 1.5), random.gauss(0, 1.5))
    view, brightest = logs_of(lit(view, shot), shown)
    # Another distance is another size of the light, not of its logarithm, whose mean is lower.
    cells = torch.cat([photographed(lit(planes, shot)), planes[5:7].clamp(0, 1)])
    cells = F.interpolate(cells[None], (CROP, CROP), mode='bilinear', align_corners=False)[0]
    who = pieces.info[k]
    skin, hair = (torch.log(colour * shot['lamp'] + DARK) - brightest for colour in (shot['dye'] * torch.tensor(who['skin']), shot['hair']))
    told = torch.cat([skin, hair, torch.tensor([float(who['grey'])])])
    return torch.cat([torch.log(cells[:3] + DARK) - brightest, cells[3:]]), view, told


# What skin's darker marks take of red, green and blue: spots of its own pigment, blood beneath it, a fold's shadow.
MARKS = torch.tensor([[0.4, 0.7, 1.0], [0.2, 1.0, 0.8], [1.0, 1.0, 1.0]])


def rough(down, across, planes=1):
    """Noise whose grains are so many cells high and wide, one of them per photo."""
    grains = torch.randn(BATCH, planes, -(-CROP // down), -(-CROP // across))
    return F.interpolate(grains, (CROP, CROP), mode='bilinear', align_corners=False) if down * across > 1 else grains


def blemishes():
    """Skin is never plain: pores, freckles, age spots, veins, folds, stubble's shadow, what the encoder left."""
    found = sum(rough(size, size) * (0.08 * torch.rand(BATCH, 1, 1, 1) ** 3) for size in (1, 4, 16))
    grains = random.choice([(3, 3), (9, 9), (30, 30), (2, 40), (40, 2), (90, 4)])
    colour = MARKS[torch.randint(3, (BATCH,))][:, :, None, None]
    depth = 0.4 * torch.rand(BATCH, 1, 1, 1) ** 3
    return found - F.relu(rough(*grains) - random.uniform(0, 1.5)) * (depth * colour)


def shaded(side):
    """A cast shadow, a lamp's edge, a cap's tan: wide, soft or with an edge, darker by up to a factor of six."""
    field = torch.randn(BATCH, 1, 4, 4)
    field = F.interpolate(field, (side, side), mode='bicubic', align_corners=False)
    edge = torch.exp(torch.empty(BATCH, 1, 1, 1).uniform_(0, 3.5))
    colour = MARKS[torch.randint(3, (BATCH,))][:, :, None, None]
    plain = torch.rand(BATCH, 1, 1, 1)
    depth = 1.8 * torch.rand(BATCH, 1, 1, 1) ** 1.5
    return -torch.sigmoid(field * edge) * depth * (plain + (1 - plain) * colour)


def alike(spread):
    """Factors of a batch that differ from pair to pair, and little within one."""
    pairs = torch.randn(BATCH // 2, 1).expand(-1, 2).reshape(BATCH, 1, 1, 1)
    return torch.exp(spread * (pairs + 0.3 * torch.randn(BATCH, 1, 1, 1)))


def laid(planes, flips, lying):
    """Mirrored, and rows and columns exchanged: one plane after the other, which is quick."""
    planes = planes.flip(flips)
    return torch.stack([plane.t().contiguous() for plane in planes]) if lying else planes


def batch(where):
    """Scenes, two and two alike, views, what is asked beside, true shares and which answers lie on the head."""
    rows, columns = (random.randint(round(CROP * 0.85), round(CROP * 1.2)) for _ in range(2))
    scenes, views, asked = [], [], []
    for pieces, k in random.sample(where, BATCH // 2):
        flips, lying = [side for side in (1, 2) if random.random() < 0.5], random.random() < 0.5
        for twin in twins(pieces, k, *((columns, rows) if lying else (rows, columns))):
            for laying, planes in zip((scenes, views), twin):
                laying.append(laid(planes, flips, lying))
            asked.append(twin[2])
    cells = torch.stack(scenes)
    scene, view = cells[:, :3], torch.stack(views)
    scene = scene + blemishes() * (1 - cells[:, 3:4])
    if random.random() < 0.5:
        # A shadow lies on hair and skin, a tan on skin alone.
        scene = scene + shaded(CROP) * (1 if random.random() < 0.6 else 1 - cells[:, 3:4])
        view = view + 0.5 * shaded(VIEW)
    # Another tone curve, other colours: of two photos of one place nearly the same, or what they differ by is not their lamp.
    gamma, vivid = alike(0.06), alike(0.08)

    def toned(v):
        grey = v.mean(1, keepdim=True)
        return (grey + (v - grey) * vivid) * gamma

    asked = torch.stack(asked)
    colours = toned(asked[:, :6].reshape(BATCH, 2, 3).transpose(1, 2)[..., None]).squeeze(3)
    asked = torch.cat([colours.transpose(1, 2).reshape(BATCH, 6), asked[:, 6:]], 1)

    # What lies at the edge is read with nothing beyond it: the server does not count it either.
    inner = F.pad(torch.ones(1, 1, CROP // 4 - 2 * EDGE, CROP // 4 - 2 * EDGE), [EDGE] * 4)
    return toned(scene), toned(view), asked, F.avg_pool2d(cells[:, 3:4], 4), F.avg_pool2d(cells[:, 4:5], 4) * inner


class Batches(torch.utils.data.IterableDataset):
    """Without end."""

    def __init__(self, names):
        self.where = [(pieces, k) for pieces in map(Pieces, names) for k in range(len(pieces))]

    def __iter__(self):
        torch.set_num_threads(1)
        random.seed()
        torch.manual_seed(random.randrange(1 << 30))
        while True:
            yield batch(self.where)


def checked(net, held):
    """On heads it never saw, each in two looks, in points: mean error, scatter, mean, and the doubt it has."""
    errors, doubts = [], []
    inner = torch.zeros(96, 96, dtype=torch.bool)
    inner[8:-8, 8:-8] = True
    kept = random.getstate(), torch.get_rng_state()
    random.seed(1)
    torch.manual_seed(1)
    with torch.no_grad():
        for k in range(len(held)):
            shot = held.shot(k)
            cells = held.cells(k)[:, :384, :384]
            view, brightest = logs_of(*((lambda v, s: (lit(v, shot), s))(*held.view(k))))
            scene = torch.log(photographed(lit(cells, shot)) + DARK) - brightest
            share, doubt = net.cover(scene[None], net.head(view[None]))
            on = (F.avg_pool2d(cells[6:7], 4)[0] > 0.99) & inner
            if on.sum() < 500:
                continue
            error = 100 * float(share[0, 0][on].mean() - F.avg_pool2d(cells[5:6], 4)[0][on].mean())
            errors.append(error)
            doubts.append(100 * float(doubt))
    random.setstate(kept[0])
    torch.set_rng_state(kept[1])
    off = np.abs(errors)
    sure = off[np.argsort(doubts)[: int(0.95 * len(off))]]
    return (
        f'held back: mae {off.mean():.2f} median {np.median(off):.2f} without the doubted {sure.mean():.2f} '
        f'worst {np.sort(off)[-3:].round(1)} bias {np.mean(errors):.2f} '
        f'doubt {np.mean(doubts):.1f} linked {np.corrcoef(np.log(doubts), off)[0, 1]:.2f}'
    )


def weights_in(start):
    if not os.path.isdir(start):
        return torch.load(start)
    import onnx
    from onnx import numpy_helper

    found = {}
    for part in ('head', 'cover'):
        for each in onnx.load(os.path.join(start, part + '.onnx')).graph.initializer:
            found[f'{part}.{each.name}'] = torch.tensor(numpy_helper.to_array(each))
    return found


def main():
    minutes, out, held, names = float(sys.argv[1]), sys.argv[2], Pieces(sys.argv[3]), sys.argv[4].split(',')
    if len(sys.argv) > 5:
        # The server's networks are not asked beside: those layers begin anew.
        net, found = net_with(weights_in(sys.argv[5]))
        unknown = [name for name in found.missing_keys if not name.startswith('told.')] + found.unexpected_keys
        if unknown:
            sys.exit(f'{sys.argv[5]} holds another network: {", ".join(unknown[:5])}')
    else:
        net = Net()
    net = net.to(memory_format=torch.channels_last)
    kept = copy.deepcopy(net).eval()
    steps = torch.optim.AdamW(net.parameters(), RATE, weight_decay=1e-3)
    torch.set_num_threads(int(os.environ.get('THREADS', '1')))
    batches = iter(torch.utils.data.DataLoader(Batches(names), batch_size=None, num_workers=1, prefetch_factor=3))
    began = last = time.time()
    count, sums = 0, np.zeros(5)
    print(checked(kept, held), flush=True)
    while (gone := (time.time() - began) / 60 / minutes) < 1:
        for group in steps.param_groups:
            group['lr'] = RATE * (min(1, gone / 0.02) * 0.5 * (1 + math.cos(math.pi * gone)) + 0.005)
        scene, view, asked, truth, on = next(batches)
        # Half as many digits are twice as fast on processors that have them, and not enough at the end.
        with torch.autocast('cpu', torch.bfloat16, enabled=gone < FINE_FROM):
            code = net.head(view)
            odds, doubt, own = net.cover.read(scene.to(memory_format=torch.channels_last), code)
            told = [ask(each) for ask, each in zip(net.told, (code, own))]
        share, doubt = torch.sigmoid(odds.float()), doubt.float()
        beside = sum(F.smooth_l1_loss(each.float(), asked, beta=0.1) for each in told)
        shown = on.sum((1, 2, 3)) + 1
        # Cross entropy is least at a cell's mean; absolute error would be at its median, which lies too low or too high.
        bits = F.binary_cross_entropy(share.clamp(1e-4, 1 - 1e-4), truth.clamp(0, 1), reduction='none')
        each = (bits * on).sum((1, 2, 3)) / shown
        signed = ((share - truth) * on).sum((1, 2, 3)) / shown
        mean, apart = signed.abs(), (signed[::2] - signed[1::2]).abs()
        unsure = (mean.detach() / doubt + doubt.log()).mean()
        loss = 0.5 * each.mean() + 1.5 * mean.mean() + 2 * apart.mean() + 0.05 * unsure + 0.1 * beside
        steps.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        steps.step()
        with torch.no_grad():
            for old, new in zip(kept.parameters(), net.parameters()):
                old.lerp_(new, 1 - min(KEPT, count / (count + 10)))
        count += 1
        sums += [1, each.mean().item(), mean.mean().item(), apart.mean().item(), beside.item()]
        if time.time() - last > 600:
            last = time.time()
            torch.save(kept.state_dict(), out)
            cell, crop, twin, aside = 100 * sums[1:] / sums[0]
            print(f'{(last - began) / 60:.0f} min, {count} steps: bits {cell:.1f} crop {crop:.2f} twins {twin:.2f} asked {aside:.1f} | {checked(kept, held)}', flush=True)
            sums[:] = 0
    torch.save(kept.state_dict(), out)
    print('end', count, checked(kept, held), flush=True)


if __name__ == '__main__':
    main()
