"""What JPEG leaves of a picture (ITU-T T.81, 4:2:0), its blocks beginning anywhere."""
import math
import random

import torch
import torch.nn.functional as F

# Annex K, rows of the block from its steadiest part on.
LUMA = [16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
        14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92,
        49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99]  # fmt: skip
CHROMA = [17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99,
          47, 66, 99, 99, 99, 99, 99, 99] + [99] * 32  # fmt: skip

LINE = torch.tensor([[math.cos((2 * x + 1) * u * math.pi / 16) * (0.5 if u else 0.5**1.5) for x in range(8)] for u in range(8)])
BLOCK = torch.einsum('ux,vy->uvxy', LINE, LINE).reshape(64, 1, 8, 8)


def rounded(plane, table, quality):
    """One plane of 0–255 whose sides are multiples of eight."""
    scale = 200 - 2 * quality
    steps = torch.tensor([max(1, (each * scale + 50) // 100) for each in table], dtype=torch.float32)[:, None, None]
    parts = F.conv2d(plane[None, None] - 128, BLOCK, stride=8)
    return F.conv_transpose2d((parts / steps).round() * steps, BLOCK, stride=8)[0, 0] + 128


def encoded(seen, quality):
    """A picture of 0–1, three planes, encoded and decoded. `quality`: 50–100, as libjpeg counts it."""
    rows, columns = seen.shape[1:]
    top, left = random.randint(0, 15), random.randint(0, 15)
    sides = (left, -(columns + left) % 16, top, -(rows + top) % 16)
    red, green, blue = F.pad(seen[None].clamp(0, 1) * 255, sides, mode='replicate')[0]
    luma = 0.299 * red + 0.587 * green + 0.114 * blue
    colours = [128 + (blue - luma) * 0.564, 128 + (red - luma) * 0.713]
    luma = rounded(luma, LUMA, quality)
    half = [rounded(F.avg_pool2d(each[None], 2)[0], CHROMA, quality) for each in colours]
    cb, cr = F.interpolate(torch.stack(half)[None], scale_factor=2, mode='bilinear', align_corners=False)[0] - 128
    out = torch.stack([luma + 1.402 * cr, luma - 0.344 * cb - 0.714 * cr, luma + 1.772 * cb]) / 255
    return out[:, top : top + rows, left : left + columns].clamp(0, 1)
