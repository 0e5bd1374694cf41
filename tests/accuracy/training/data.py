"""What write-pieces.ts wrote, given colours, a lamp and a camera each time it is looked at."""
import json
import math
import os
import random

import numpy as np
import torch
import torch.nn.functional as F

SIDE, ROWS, COLUMNS = 400, 125, 112
DARK = 0.004
LUMINANCE = torch.tensor([0.2126, 0.7152, 0.0722])[:, None, None]
# The whole head as the server views it: 80 cells across the head in a square of 96, the middle surely head.
VIEW, SURELY_HEAD, BRIGHT_SHARE = 96, 36, 0.9

# Linear light. Between neighbours everything occurs; a hair's colour goes with skin up to the number beside it.
with open(os.path.join(os.path.dirname(__file__), 'colours.json')) as file:
    COLOURS = json.load(file)
SKINS, HAIRS = COLOURS['skins'], [(each['light'], each['darkestSkin']) for each in COLOURS['hairs']]


def look():
    """A skin and a hair that go together."""
    # Hair hides little light on dark skin: what is hardest to tell is looked at more often.
    at = random.uniform(0 if random.random() < 0.6 else 3.5, len(SKINS) - 1)
    low = min(len(SKINS) - 2, int(at))
    skin = [a ** (1 - at + low) * b ** (at - low) for a, b in zip(SKINS[low], SKINS[low + 1])]
    skin = [c * random.gauss(1, 0.05) for c in skin]
    hairs = [hair for hair, darkest in HAIRS if at <= darkest]
    one, two, share = random.choice(hairs), random.choice(hairs), random.random() ** 2 / 2
    lighter = math.exp(random.gauss(0, 0.3))
    hair = [min(0.6, lighter * a ** (1 - share) * b**share) for a, b in zip(one, two)]
    return skin, hair


def exposure_of(skin, hair, grey):
    """As the drawn camera's automatic does (develop.ts)."""
    luminance = lambda c: 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]  # noqa: E731
    strands = luminance(hair) * 0.6 * (1 - grey) + 0.2 * grey
    return 0.3 / (0.07 + 0.65 * luminance(skin) + 0.35 * strands)


def lamp_of(exposure):
    """A quarter more or less light, a tenth another colour."""
    colour = torch.tensor([random.uniform(0.88, 1.12), 1.0, random.uniform(0.86, 1.14)])
    return colour * exposure * random.uniform(0.75, 1.25)


class Pieces:
    def __init__(self, path):
        self.info = json.load(open(path + '.json'))
        n = len(self.info)
        # In memory: a crop's rows lie far apart in the file.
        self.planes = np.fromfile(path + '.planes', np.uint16, n * 7 * SIDE * SIDE).reshape(n, 7, SIDE, SIDE)
        self.whole = np.fromfile(path + '.whole', np.uint16, n * 7 * ROWS * COLUMNS).reshape(n, 7, ROWS, COLUMNS)
        self.skulls = np.fromfile(path + '.skulls', np.uint8, n * ROWS * COLUMNS).reshape(n, ROWS, COLUMNS)

    def __len__(self):
        return len(self.info)

    def shot(self, k):
        """One way in which a piece may be photographed: what its planes are multiplied by."""
        who = self.info[k]
        skin, hair = look()
        exposure = exposure_of(skin, hair, who['grey'])
        return {
            'dye': torch.tensor([a / b for a, b in zip(skin, who['skin'])]),
            'room': torch.exp(torch.randn(3) * 0.2),
            'hair': torch.tensor(hair),
            'exposure': exposure,
            'lamp': lamp_of(exposure),
        }

    def cells(self, k, y=0, x=0, rows=SIDE, columns=SIDE):
        planes = self.planes[k, :, y : y + rows, x : x + columns].astype(np.float32)
        return 2 * (torch.from_numpy(planes) / 65535) ** 2

    def view(self, k, zoom=1.0, dx=0.0, dy=0.0):
        """The head's seven planes as its code is read from them; `zoom` > 1: its outline was read too narrow."""
        planes = 2 * (torch.from_numpy(self.whole[k].astype(np.float32)) / 65535) ** 2
        skull = torch.from_numpy(self.skulls[k] > 127)
        across = skull.any(0).nonzero()
        along = skull.any(1).nonzero()
        left, right = float(across[0]), float(across[-1]) + 1
        top, bottom = float(along[0]), float(along[-1]) + 1
        unit = (torch.arange(VIEW) + 0.5) / (VIEW / 2) - 1
        half = VIEW / 2 / zoom * (right - left) / 80
        gx = ((left + right) / 2 + dx + unit * half) / COLUMNS * 2 - 1
        gy = ((top + bottom) / 2 + dy + unit * half) / ROWS * 2 - 1
        grid = torch.stack([gx[None].expand(VIEW, VIEW), gy[:, None].expand(VIEW, VIEW)], -1)[None]
        seen = F.grid_sample(planes[None], grid, padding_mode='border', align_corners=False)[0]
        return seen, (gx[None].abs() <= 1) & (gy[:, None].abs() <= 1)


def lit(planes, shot):
    """Linear light that reaches the sensor: skin and room, hair, and what has no colour."""
    on = planes[6:7].clamp(0, 1)
    dye = shot['dye'][:, None, None] * on + shot['room'][:, None, None] * (1 - on)
    light = planes[:3] * dye + planes[3:4] * shot['hair'][:, None, None] + planes[4:5]
    return (light * shot['lamp'][:, None, None]).clamp(0, 1)


def logs_of(light, shown):
    """A view as the networks take it, and the logarithm of its bright parts."""
    middle = torch.arange(VIEW) + 0.5 - VIEW / 2
    near = (middle[None] ** 2 + middle[:, None] ** 2 < SURELY_HEAD**2) & shown
    found = torch.log((light * LUMINANCE).sum(0)[near] + DARK).sort().values
    brightest = found[int(BRIGHT_SHARE * (len(found) - 1))]
    light = torch.where(shown[None], light, light[:, shown].mean(1)[:, None, None])
    return torch.log(light + DARK) - brightest, brightest
