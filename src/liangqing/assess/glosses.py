"""What a stage and a flag mean, in a sentence that a borrower can use."""

from liangqing.assess.position import Flag, Stage

STAGE_GLOSSES: dict[Stage, str] = {
    Stage.CURRENT: "每一期都按时还着,照常还就行。",
    Stage.DUE_SOON: "这几天就到还款日。还得上就照常还;还不上,到期以前先打客服说。",
    Stage.OVERDUE_1_30: "刚晚了几天。这时候最好谈:补上,或者请它改日子、分几次。",
    Stage.OVERDUE_31_90: "晚了一两个月,催的人会变多,也可能换成催收公司。还在可以好好谈的时候。",
    Stage.OVERDUE_91_PLUS: "晚了三个月以上。对方可能起诉、转让,也可能愿意谈减免;先把数算清再谈。",
    Stage.AGENT: "放款机构请别的公司来催。债权人没有变,钱还是还进原来的账户。",
    Stage.ASSIGNED: "向您要钱的一方(债权人)换了。只还给通知里写明的新债权人;原来能说的理由,对它一样能说。",
    Stage.GUARANTOR_PAID: "担保公司或保险公司替您还了,转过来向您要。它能要的,不超过它实际付的。",
    Stage.PRE_SUIT: "还没有起诉。律师函、调解都不是判决,去不去、签不签由您定;但不要不理。",
    Stage.PAYMENT_ORDER: "法院的快速文书,不开庭。不认的,要在期限内书面提异议;期限过了没有异议,对方就能申请强制执行。",
    Stage.LAWSUIT: "已经到了法院。按期交答辩状、按时到庭,数额和利息都还可以争。",
    Stage.ARBITRATION: "由仲裁机构来裁,效力和判决一样。先看合同里有没有约定仲裁,按通知的期限答复。",
    Stage.NOTARISED: "合同公证过,对方可以不起诉就申请执行。公证有问题的,可以向法院提出。",
    Stage.EFFECTIVE_TITLE: "判决已经定了。按判决还,或者和对方谈分期;晚还要另加利息。",
    Stage.ENFORCEMENT: "法院在执行。财产要照实报告;生活费和工资里必需的部分,可以请求留下。",
    Stage.SETTLED_IN_ENFORCEMENT: "和对方在执行里谈好了。按写的还,别落下一期,落下就可能恢复执行。",
    Stage.CLOSED: "已经还清,不用再还。结清证明要一份,收好。",
    Stage.CREDIT_CLOCK: "已经还清。逾期的记录还在征信里,到期要删除,不用花钱“洗”。",
    Stage.CREDIT_CLEARED: "已经还清,记录的年头也满了。查一次征信,还在的可以要求更正。",
}
FLAG_LABELS: dict[Flag, str] = {
    Flag.LOST_CONTACT: "失联过",
    Flag.FROZEN_ACCOUNT: "账户被冻结",
    Flag.DISHONEST_LISTED: "在失信名单上(失信)",
    Flag.CONSUMPTION_LIMITED: "被限制高消费(限高)",
    Flag.LIMITATION_RISK: "时效要小心",
    Flag.CRIME_RISK: "信用卡本金较大,先问律师(12348)",
    Flag.SELF_HARM_RISK: "先照顾好自己(12356)",
}
