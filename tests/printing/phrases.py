"""The prose of a sound report, which no other body's and no neighbouring year's repeats: that would be a finding."""

from __future__ import annotations

from hashlib import sha256

FIRST_BODY, FIRST_YEAR = "青川市临江区民政局", 2023
"""The report that has the first phrase of each row."""

_OVERVIEW = (
    (
        "一年来，本单位围绕群众关心的低保、养老和殡葬事项做好主动公开，条目清楚、更新及时。",
        "办事大厅里问得最多的几件事，都已写成一页纸的说明主动公开，窗口和网页上的文字一致。",
        "凡是改变办事条件的决定，签发当天即主动公开；旧的说明同时撤下，免得来人白跑一趟。",
        "主动公开的重点放在钱怎么花、事找谁办两处，经费明细同办理流程一并挂出，字句尽量浅白。",
    ),
    (
        "依申请公开的登记、办理和答复都有专人负责，答复前由法制人员复核。",
        "收到依申请公开来信后先打电话问明需要，能当面给的材料不让人再等。",
        "凡依申请公开的答复书，一律写明理由和救济途径，由分管负责人签字。",
        "依申请公开实行双人经办，一人拟稿、另一人核对，期限临近时自动提醒。",
    ),
    (
        "政府信息管理方面，逐条核对了公开目录，规范性文件的文本集中存放；",
        "在政府信息管理上，新文件起草时就定下公开属性，不公开的须附说明；",
        "就政府信息管理而言，全年两次清点存量材料，失效的注明日期后归档；",
        "政府信息管理由档案人员兼顾，发文、归档、上网三处用同一个编号；",
    ),
    (
        "平台建设方面，整理了网站栏目，方便按事项查找；",
        "关于平台建设，微信公众号停掉重复推送，只留办事入口；",
        "平台建设以好找为先，搜索框放到首页，失灵的链接逐个补上；",
        "至于平台建设，公示栏移到了门口，老人不用上楼也看得见；",
    ),
    (
        "监督保障方面，公开工作列入年度工作考核，开展了社会评议，没有需要责任追究的情形。",
        "监督保障靠的是每季通报，工作考核占绩效的一成，社会评议请居民代表打分，未发生责任追究。",
        "谈到监督保障，新来的人先培训再上岗；社会评议结果良好，工作考核合格，责任追究为无。",
        "在监督保障环节，工作考核由办公室牵头，社会评议随办件回访一起做，没有人被责任追究。",
    ),
)  # fmt: skip
_PROBLEMS = (
    "存在的问题是内容的解读还不够通俗，改进办法是每季度请窗口人员列出常问的问题，逐条写成问答。",
    "目前的短板在于经办人员更换频繁，交接不细；已编写岗位手册，今后新人先跟班两周再独立受理来件。",
    "不足之处：有的栏目更新偏慢，一处改了另一处没改。整改措施是统一由综合科发布，每月底互相检查。",
    "困难主要是老年人不会上网查询，知晓面有限。下一步将在社区张贴纸质目录，并安排志愿者上门讲解。",
)


def overview(body: str, year: int) -> str:
    """Return section one: the next year has another sentence for each of its own."""
    return "".join(row[_turn(body, year, at) % len(row)] for at, row in enumerate(_OVERVIEW))


def problems(body: str, year: int) -> str:
    """Return section five, which is another one in the next year."""
    return _PROBLEMS[_turn(body, year, len(_OVERVIEW)) % len(_PROBLEMS)]


def _turn(body: str, year: int, at: int) -> int:
    own, first = (sha256(name.encode()).digest()[at] for name in (body, FIRST_BODY))
    return own - first + year - FIRST_YEAR
