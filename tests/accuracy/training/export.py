"""Writes the networks as the server reads them: python3 export.py <heads' weights> <outline's weights> <folder>"""
import sys
import torch
from net import CODE, net_with
from outline import SIDE, Outline

heads, outline, folder = sys.argv[1:4]


if heads != '-':
    net = net_with(torch.load(heads, map_location='cpu'))[0].eval()
    torch.onnx.export(net.head, torch.zeros(1, 3, 96, 96), f'{folder}/head.onnx', opset_version=13,
                      input_names=['head'], output_names=['code'],
                      dynamic_axes={'head': {0: 'looks'}, 'code': {0: 'looks'}})
    torch.onnx.export(net.cover, (torch.zeros(1, 3, 224, 224), torch.zeros(1, CODE)), f'{folder}/cover.onnx',
                      opset_version=13, input_names=['scene', 'code'], output_names=['share', 'doubt'],
                      dynamic_axes={'scene': {2: 'height', 3: 'width'}, 'share': {2: 'rows', 3: 'columns'}})
if outline != '-':
    net = Outline()
    net.load_state_dict(torch.load(outline, map_location='cpu'))
    net.eval()
    torch.onnx.export(net, torch.zeros(1, 3, SIDE, SIDE), f'{folder}/outline.onnx', opset_version=13,
                      input_names=['picture'], output_names=['logit'])
