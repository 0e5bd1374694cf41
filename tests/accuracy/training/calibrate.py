"""Calibrates the cover's network on heads that went through the whole drawn camera.

python3 calibrate.py <folder of networks> <photographs> <cover.onnx to write>

What train.py learns from is developed in a few lines; a real camera's curve, grain and file are not quite theirs, and the
networks read some heads too low by it (brown hair on dark skin by four points). Three things are fitted here, on photographs
that write-photographs.ts took, and nothing else of the network moves:

- `level`, what the scene's own code adds to every answer's logarithm of odds: by the regions' true coverage, by how much
  two days of one head differ, and by how much nothing but another file does. What it multiplies by stays: a part's edge is
  where hair grows thin, and lies elsewhere on a steeper answer.
- `doubt`: the logarithm of the old one plus a weighted sum of both codes (two more hidden units: a number's positive and
  negative part), so that what it never saw stays as doubtful as it was.
- *alike*, a third hidden unit of the doubt: what both codes tell of how much light hair sends back against skin (correlation
  with the truth on heads left out: 0.97). Above seven tenths nobody tells the two apart, whatever the doubt says, and it
  becomes very large: left to themselves, heads of equal hair and skin were read 3.4 points off where the doubt let them pass.
"""
import json
import sys

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper

from net import CODE, net_with
from train import weights_in

LOOK = 3 * 96 * 96
# How strongly the fits are held to what was there: of four tried on four fifths of the heads, the best on the fifth.
HOLD_LEVEL, HOLD_DOUBT, HOLD_CONTRAST = 1.0, 0.003, 0.001
# Heads alike were drawn for the doubt: to the level they count for less.
ALIKE = 0.15
# Logarithm of the contrast from which on hair and skin are alike, and how steeply the doubt's logarithm rises there.
MOST_CONTRAST, STEEP = -0.35, 40
# Every fourth answer tells a region's mean as well as all of them.
EVERY = 4


def photographs(path):
    """Scene, looks and counted answers of every photograph, and what is known of it."""
    with open(path + '.asked', 'rb') as file:
        for told in json.load(open(path + '.json')):
            wide, high = told['widthCells'], told['heightCells']
            planes = np.frombuffer(file.read(6 * wide * high), np.int16).reshape(1, 3, high, wide)
            looks = np.frombuffer(file.read(8 * 2 * LOOK), np.int16).reshape(8, 3, 96, 96)
            counted = np.frombuffer(file.read(wide * high // 16), np.uint8).reshape(high // 4, wide // 4) > 0
            yield told, *(torch.from_numpy(each.astype(np.float32) / 4096) for each in (planes, looks)), torch.from_numpy(counted)


def read(cover, scene, code):
    """The answer's odds before `level`, what the doubt is read from, the doubt, and the scene's own code."""
    kept = []
    handle = cover.doubt.register_forward_pre_hook(lambda _, given: kept.append(given[0]))
    odds, doubt, own = cover.read(scene, code)
    handle.remove()
    gain, shift = cover.level(own)[:, :, None, None].chunk(2, 1)
    return (odds - shift) / (1 + gain), kept[0], doubt, own


def looked_at(net, path):
    """All that the fits ask of every photograph, upright and upside down."""
    told, odds, own, codes, doubts, sides = [], [], [], [], [], []
    with torch.no_grad():
        for known, scene, looks, counted in photographs(path):
            code = net.head(looks).mean(0, keepdim=True)
            two = [read(net.cover, each, code) for each in (scene, scene.flip(2, 3))]
            odds.append(torch.stack([two[0][0][0, 0][counted], two[1][0][0, 0].flip(0, 1)[counted]])[:, ::EVERY])
            codes.append(torch.cat([each[1][:, -2 * CODE :] for each in two]))
            doubts.append(torch.cat([each[2] for each in two]))
            own.append(torch.cat([each[3] for each in two]))
            told.append(known)
    most = max(each.shape[1] for each in odds)
    filled = torch.stack([F.pad(each, (0, most - each.shape[1])) for each in odds])
    shown = torch.stack([torch.arange(most) < each.shape[1] for each in odds])
    return told, filled, shown, torch.stack(own), torch.stack(codes), torch.stack(doubts)


def pairs_of(told):
    """Photographs of one person: the first beside its other days, and beside its own second file."""
    place = {(each['person'], each['day']): at for at, each in enumerate(told)}
    days = [(at, place[who, day]) for (who, first), at in place.items() if first == 0 for day in (1, 2) if (who, day) in place and (who, 'same') in place]
    files = [(at, place[who, 'same']) for (who, first), at in place.items() if first == 0 and (who, 'same') in place]
    return torch.tensor(days).T, torch.tensor(files).T


def mean(values, weight):
    return (values * weight).sum() / weight.sum()


def fitted_level(level, truth, weight, days, files, coverage):
    """`level` with another shift; its gain stays."""
    before = level.weight.detach().clone()
    steps = torch.optim.Adam(level.parameters(), 3e-3)
    for _ in range(300):
        value = coverage(level)
        error = value - truth
        loss = (
            3 * mean(F.smooth_l1_loss(error, torch.zeros_like(error), reduction='none'), weight)
            + 2 * mean((error[days[0]] - error[days[1]]).abs(), weight[days[0]])
            + 2 * mean((value[files[0]] - value[files[1]]).abs(), weight[files[0]])
            + HOLD_LEVEL * ((level.weight - before) ** 2).sum()
        )
        steps.zero_grad()
        loss.backward()
        level.weight.grad[0] = 0
        level.bias.grad[0] = 0
        steps.step()


def fitted_doubt(off, doubts, codes):
    """What is added to the doubt's logarithm, so that the errors are as likely as can be."""
    weight, bias = torch.zeros(2 * CODE, requires_grad=True), torch.zeros(1, requires_grad=True)
    steps = torch.optim.Adam([weight, bias], 0.02)
    for _ in range(400):
        doubt = (doubts.log() + codes @ weight + bias).exp().mean(1)
        loss = (off / doubt + doubt.log()).mean() + HOLD_DOUBT * (weight**2).sum()
        steps.zero_grad()
        loss.backward()
        steps.step()
    return weight.detach(), bias.detach()


def fitted_contrast(codes, contrast):
    """Weights and bias that tell the contrast from both codes (ridge regression)."""
    known = ~torch.isnan(contrast)
    asked = torch.cat([codes.mean(1)[known], torch.ones(int(known.sum()), 1)], 1)
    held = torch.eye(asked.shape[1]) * HOLD_CONTRAST * len(asked)
    held[-1, -1] = 0
    found = torch.linalg.solve(asked.T @ asked + held, asked.T @ contrast[known])
    return found[:-1], found[-1]


def widened(network, level, doubt, contrast):
    """The network's file with the fitted numbers in it."""
    held = {each.name: each for each in network.graph.initializer}
    at = next(name for name in held if name.endswith('level.weight'))[: -len('level.weight')]

    def put(name, values):
        held[at + name].CopyFrom(numpy_helper.from_array(values.astype(np.float32), at + name))

    def found(name):
        return numpy_helper.to_array(held[at + name])

    put('level.weight', level.weight.detach().numpy())
    put('level.bias', level.bias.detach().numpy())
    into, out = found('doubt.0.weight'), found('doubt.2.weight')

    def of_codes(values):
        return np.concatenate([np.zeros(into.shape[1] - 2 * CODE), values.numpy()])

    row, alike = of_codes(doubt[0]), STEEP * of_codes(contrast[0])
    put('doubt.0.weight', np.vstack([into, row, -row, alike]))
    put('doubt.0.bias', np.append(found('doubt.0.bias'), [0, 0, STEEP * (float(contrast[1]) - MOST_CONTRAST)]))
    put('doubt.2.weight', np.hstack([out, [[1, -1, 1]]]))
    put('doubt.2.bias', found('doubt.2.bias') + doubt[1].numpy())
    del network.graph.value_info[:]
    onnx.checker.check_model(network)
    return network


def main():
    folder, path, written = sys.argv[1:4]
    net = net_with(weights_in(folder))[0].eval()
    told, odds, shown, own, codes, doubts = looked_at(net, path)
    truth = torch.tensor([float(each['truth']) for each in told])
    days, files = pairs_of(told)

    def coverage(level):
        gain, shift = level(own).chunk(2, -1)
        share = torch.sigmoid(odds * (1 + gain) + shift).mean(1)
        return 100 * (share * shown).sum(1) / shown.sum(1)

    level = net.cover.level
    weight = torch.tensor([ALIKE if each['alike'] else 1.0 for each in told])
    print(f'before: mean error {float(mean((coverage(level) - truth).abs(), weight)):.2f} points')
    fitted_level(level, truth, weight, days, files, coverage)
    with torch.no_grad():
        off = (coverage(level) - truth).abs()
    print(f'after: {float(mean(off, weight)):.2f} points')
    contrast = torch.tensor([float('nan') if each['contrast'] is None else each['contrast'] for each in told])
    doubt = fitted_doubt(off / 100, doubts, codes)
    onnx.save(widened(onnx.load(folder + '/cover.onnx'), level, doubt, fitted_contrast(codes, contrast)), written)


if __name__ == '__main__':
    main()
