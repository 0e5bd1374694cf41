"""The two networks: a head as a whole becomes a code, and its parts are read by that code.

No layer normalises by its batch: how bright a cell is tells how much hair hides it, and a mean over other heads' cells
would blur that.

From nothing to what the server reads (Debian: apt install python3-torch python3-onnx; two hours on two cores with AVX-512):

    npx tsx tests/accuracy/training/write-pieces.ts 5000 5014 /tmp/held
    npx tsx tests/accuracy/training/write-pieces.ts 0 260 /tmp/pieces
    cd tests/accuracy/training
    CROP=256 BATCH=8 python3 train.py 90 /tmp/heads.pt /tmp/held /tmp/pieces [../../../server/imaging/networks to go on from]
    python3 outline.py 15 /tmp/outline.pt /tmp/pieces
    python3 export.py /tmp/heads.pt /tmp/outline.pt ../../../server/imaging/networks

The weights there are means: trainings that go on from the same weights end apart, and between their ends lies less error
than at either (Wortsman et al. 2022). The last, 22,000 steps with wider deep layers whose added channels began at no
effect, counts for half, what it went on from for the other. The bias of `out` was then raised by 0.04, since the drawn heads of
`npm run accuracy -- --tuning` were read too low.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

CODE = 16


def conv(a, b, stride=1, k=3):
    return nn.Conv2d(a, b, k, stride, k // 2)


class Head(nn.Module):
    """Three planes of 96 × 96 → sixteen numbers in −1…1."""

    def __init__(self, widths=(24, 40, 64, 48)):
        super().__init__()
        self.layers = nn.ModuleList([conv(a, b, 2) for a, b in zip((3,) + widths[:-1], widths)])
        self.first = nn.Linear(2 * widths[-1], 48)
        self.last = nn.Linear(48, CODE)

    def forward(self, x):
        for layer in self.layers:
            x = F.relu(layer(x))
        x = x[:, :, 1:-1, 1:-1]
        x = torch.cat([x.mean((2, 3)), x.amax((2, 3))], 1)
        return torch.tanh(self.last(F.relu(self.first(x))))


class Step(nn.Module):
    """A convolution that the code shifts and scales (FiLM, Perez et al. 2018)."""

    def __init__(self, a, b, stride=1, k=3):
        super().__init__()
        self.conv = conv(a, b, stride, k)
        self.film = nn.Linear(CODE, 2 * b)
        nn.init.normal_(self.film.weight, std=0.02)
        nn.init.zeros_(self.film.bias)

    def forward(self, x, code):
        scale, shift = self.film(code)[:, :, None, None].chunk(2, 1)
        return F.relu(self.conv(x) * (1 + scale) + shift)


class Cover(nn.Module):
    """Three planes of cells → the share of hair in every fourth cell, and how far its mean may be off."""

    def __init__(self, widths=(16, 32, 48, 96, 128)):
        super().__init__()
        s, a, b, c, d = widths
        self.stem = Step(3, s, 2, 5)
        self.down = nn.ModuleList([Step(s, a, 2), Step(a, b, 2), Step(b, c, 2), Step(c, d, 2)])
        self.same = nn.ModuleList([nn.ModuleList([Step(n, n), Step(n, n)]) for n in (a, b, c, d)])
        self.lift = nn.ModuleList([conv(b, a, 1, 1), conv(c, b, 1, 1), conv(d, c, 1, 1)])
        self.back = nn.ModuleList([Step(a, a), Step(b, b), Step(c, c)])
        self.out = nn.Conv2d(a, 1, 1)
        self.doubt = nn.Sequential(nn.Linear(d + c + CODE, 32), nn.ReLU(), nn.Linear(32, 1))
        nn.init.constant_(self.doubt[2].bias, -3)

    def forward(self, x, code):
        x = self.stem(x, code)
        kept = []
        for k in range(4):
            x = self.down[k](x, code)
            first, second = self.same[k]
            x = x + second(first(x, code), code)
            kept.append(x)
        # What the doubt is read from is not shaped by it.
        seen = torch.cat([kept[3].mean((2, 3)), kept[2].mean((2, 3)), code], 1).detach()
        doubt = torch.exp(self.doubt(seen)[:, 0].clamp(-6, 0))
        for k in (2, 1, 0):
            x = F.interpolate(self.lift[k](x), scale_factor=2.0, mode='nearest') + kept[k]
            x = x + self.back[k](x, code)
        return torch.sigmoid(self.out(x).float()), doubt


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.head, self.cover = Head(), Cover()
