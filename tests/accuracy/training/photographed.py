"""Goes on learning on heads that went through the whole drawn camera, as the server asks the networks of them.

python3 photographed.py <minutes> <folder of networks> <photographs> <out.pt>   (LR, THREADS from outside)

train.py's pieces are developed in a few lines; write-photographs.ts takes every head through the camera's curve, grain and
file. Of those only a region's mean is known, so that is what is learned: its error, and how far two photographs of one person
differ from what truly differs. Cell by cell the answers are held to what they were: where on the head hair grows is not what
is wrong with them. The doubt is left to calibrate.py.

What is written is the mean of the weights before and after (Wortsman et al. 2022, *Robust fine-tuning*): of drawn heads nobody
learned from it reads 1.43 points off where 1.71 and 1.34 were, and it still reads real heads as before, which the learned
weights alone do not (a bald one 10 % instead of 1 %).
"""
import copy
import json
import math
import os
import random
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

from net import net_with
from train import weights_in

RATE = float(os.environ.get('LR', '1.2e-4'))
# How much of the way from the old weights to the learned ones is gone.
SHARE = 0.5
# Heads alike were drawn for the doubt: here they count for half.
ALIKE = 0.5
LOOK = 3 * 96 * 96
LOOKS = 8
# Heads a step learns from, and how strongly the answers' differences within a region are held.
AT_ONCE, HOLD = 4, 0.01


class Photographs:
    """The photographs of write-photographs.ts by person, read when they are asked for."""

    def __init__(self, path):
        self.file = open(path + '.asked', 'rb')
        self.people, at = {}, 0
        for told in json.load(open(path + '.json')):
            cells = told['widthCells'] * told['heightCells']
            self.people.setdefault(told['person'], []).append({**told, 'at': at})
            at += 6 * cells + 2 * LOOKS * LOOK + cells // 16

    def read(self, told):
        wide, high = told['widthCells'], told['heightCells']
        self.file.seek(told['at'])
        planes = np.frombuffer(self.file.read(6 * wide * high), np.int16).reshape(1, 3, high, wide)
        looks = np.frombuffer(self.file.read(2 * LOOKS * LOOK), np.int16).reshape(LOOKS, 3, 96, 96)
        counted = np.frombuffer(self.file.read(wide * high // 16), np.uint8).reshape(high // 4, wide // 4) > 0
        scene, looks = (torch.from_numpy(each.astype(np.float32) / 4096) for each in (planes, looks))
        return scene, looks, torch.from_numpy(counted)


def toned(planes, light, vivid):
    """Another exposure and other colours: the logarithms of all three planes, about their mean."""
    grey = planes.mean(1, keepdim=True)
    return (grey + (planes - grey) * vivid) * light


def odds_of(net, scene, looks):
    code = net.head(looks).mean(0, keepdim=True)
    return net.cover.read(scene.contiguous(memory_format=torch.channels_last), code)[0][0, 0]


def loss_of(net, before, photographs, shots):
    """One or two photographs of one person: how far off, how far apart, how far from the former answers' differences."""
    light, vivid = math.exp(random.gauss(0, 0.05)), math.exp(random.gauss(0, 0.06))
    flips = [side for side in (2, 3) if random.random() < 0.5]
    errors, held = [], 0
    for shot in shots:
        scene, looks, counted = photographs.read(shot)
        scene, looks = (toned(each, light, vivid) for each in (scene, looks))
        scene, counted = scene.flip(flips), counted.flip([side - 2 for side in flips])
        with torch.autocast('cpu', torch.bfloat16):
            odds = odds_of(net, scene, looks[torch.randperm(LOOKS)[:4]])[counted].float()
        errors.append(torch.sigmoid(odds).mean() - shot['truth'] / 100)
        if random.random() < 1 / 3:
            with torch.no_grad(), torch.autocast('cpu', torch.bfloat16):
                former = odds_of(before, scene, looks)[counted].float()
            held = held + (((odds - odds.mean()) - (former - former.mean())) ** 2).mean()
    off = torch.stack(errors)
    apart = 2 * (off[0] - off[-1]).abs()
    weight = ALIKE if shots[0]['alike'] else 1
    return weight * (3 * F.smooth_l1_loss(off, torch.zeros_like(off), beta=0.01) + apart) + HOLD * held, off.detach().abs()


def error_on(net, photographs, people):
    """Mean error in points of the people's photographs, read upright."""
    net.eval()
    with torch.no_grad():
        shots = [shot for each in people for shot in photographs.people[each]]
        found = []
        for shot in shots:
            scene, looks, counted = photographs.read(shot)
            found.append(abs(100 * float(torch.sigmoid(odds_of(net, scene, looks)[counted]).mean()) - shot['truth']))
    return sum(found) / len(found)


def main():
    minutes, folder, path, out = float(sys.argv[1]), *sys.argv[2:5]
    torch.set_num_threads(int(os.environ.get('THREADS', '2')))
    net = net_with(weights_in(folder))[0].to(memory_format=torch.channels_last)
    before = copy.deepcopy(net).eval()
    photographs = Photographs(path)
    held = [each for each in photographs.people if each % 5 == 0]
    learned = [each for each in photographs.people if each % 5 != 0]
    for name, weights in net.named_parameters():
        weights.requires_grad_('doubt' not in name and not name.startswith('told'))
    steps = torch.optim.AdamW([each for each in net.parameters() if each.requires_grad], RATE, weight_decay=1e-4)
    kept, began, count, off = copy.deepcopy(net), time.time(), 0, 0
    while (gone := (time.time() - began) / 60 / minutes) < 1:
        for group in steps.param_groups:
            group['lr'] = RATE * (min(1, gone / 0.05) * 0.5 * (1 + math.cos(math.pi * gone)) + 0.01)
        shots = photographs.people[random.choice(learned)]
        two = random.sample(shots, min(2, len(shots)))
        loss, error = loss_of(net, before, photographs, two)
        loss.backward()
        count += 1
        off += float(error.mean())
        if count % AT_ONCE == 0:
            torch.nn.utils.clip_grad_norm_(net.parameters(), 0.5)
            steps.step()
            steps.zero_grad()
            with torch.no_grad():
                for mean, new in zip(kept.parameters(), net.parameters()):
                    mean.lerp_(new, 1 - min(0.99, count / (count + 40)))
        if count % 2000 == 0:
            print(f'{gone * minutes:.0f} min, {count} heads: {100 * off / 2000:.2f} points off', flush=True)
            off = 0
    old, new = before.state_dict(), kept.state_dict()
    mixed = {name: old[name].lerp(new[name], SHARE) for name in old}
    torch.save(mixed, out)
    for said, weights in (('before', old), ('learned', new), ('mixed', mixed)):
        net.load_state_dict(weights)
        print(f'{said}: {error_on(net, photographs, held):.2f} points off on people left out')


if __name__ == '__main__':
    main()
